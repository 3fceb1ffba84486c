/** Spanish, with "usted". */

export default {
  "json.syntax": {
    template: "Esto no es JSON válido: hay un error en la línea {line}, columna {column}.",
    reasons: {
      empty: "Aquí no hay JSON: el texto está vacío en la línea {line}, columna {column}.",
      encoding:
        "Esto no es JSON en UTF-8: hay otra codificación en la línea {line}, columna {column}; guarde el archivo como UTF-8.",
      "trailing-comma":
        "Esto no es JSON válido: hay una coma antes del corchete o de la llave en la línea {line}, columna {column}; elimínela.",
      comment: "Esto no es JSON válido: hay un comentario en la línea {line}, columna {column}; elimínelo.",
      "single-quotes":
        "Esto no es JSON válido: hay una comilla simple en la línea {line}, columna {column}; use comillas dobles.",
      several:
        "Esto es más de un valor JSON: en la línea {line}, columna {column} empieza otro; reúnalos en una lista.",
      "control-character":
        "Esto no es JSON válido: hay un carácter de control, como un salto de línea en un texto, en la línea {line}, columna {column}; escríbalo como secuencia de escape.",
    },
  },
  "document.wrapped": {
    template: "{field} contiene lo que se espera; pase solo ese contenido.",
    reasons: {
      properties:
        "{field} está dentro de una respuesta o de una petición de la API; pase como túnel el objeto que contiene.",
      items: "{field} está dentro de una lista de la API; pase las properties de cada elemento como un túnel propio.",
    },
  },
  "field.unknown":
    "{field} no es la ruta de un campo; escriba, por ejemplo, remoteHost, ike.lifetime o cloudNetworkCIDRs.0.",
  type: {
    template: "{field} debe ser {expected}, no {actual}.",
    reasons: {
      key: "{field} debe ser un objeto, no un texto; escriba la clave precompartida en auth.psk.key.",
      unreadable: "{field} no se pudo leer y debe ser {expected}.",
    },
    words: {
      field: {
        tunnel: "El túnel",
        tunnels: "El documento",
      },
      expected: {
        object: "un objeto",
        array: "una lista",
        string: "una cadena de texto",
        "string or Uint8Array": "una cadena de texto o un Uint8Array",
        integer: "un número entero",
      },
      actual: {
        object: "un objeto",
        array: "una lista",
        string: "una cadena de texto",
        number: "un número",
        boolean: "un valor booleano",
        function: "una función",
        symbol: "un símbolo",
        bigint: "un BigInt",
        null: "null",
        undefined: "un valor sin definir",
        unreadable: "un valor ilegible",
      },
    },
  },
  required: "{field} es obligatorio.",
  enum: {
    template: "{field} debe ser {allowed}.",
    reasons: { single: "{field} debe ser {allowed}." },
  },
  "number.integer": "{field} debe ser un número entero.",
  "number.min": {
    template: "{field} debe ser como mínimo {minimum}.",
    reasons: {
      seconds: "{field} debe ser como mínimo de {minimum} segundos.",
      minutes: "{field} se indica en segundos y debe ser como mínimo {minimum}; {value} sería correcto en minutos.",
      hours: "{field} se indica en segundos y debe ser como mínimo {minimum}; {value} sería correcto en horas.",
    },
  },
  "number.max": {
    template: "{field} debe ser como máximo {maximum}.",
    reasons: {
      seconds: "{field} debe ser como máximo de {maximum} segundos.",
      milliseconds:
        "{field} se indica en segundos y debe ser como máximo {maximum}; {value} sería correcto en milisegundos.",
    },
  },
  "string.max": "{field} debe tener como máximo {maximum} caracteres, no {length}.",
  "items.min": "{field} debe tener al menos {minimum} elemento.",
  "items.max": "{field} debe tener como máximo {maximum} elementos, no {count}.",
  "uuid.invalid": "{field} debe ser un UUID, como 66a114c7-2ddd-5119-9ddf-5a789f5a5a44.",
  "cidr.invalid": {
    template: "{field} debe ser una red en notación CIDR, como 192.168.1.0/24 o 2001:db8::/32.",
    reasons: {
      address:
        "{field} es una dirección sin longitud de prefijo; añádala, por ejemplo /24 para una red o /32 para una sola dirección IPv4.",
      prefix:
        "{field} tiene una longitud de prefijo demasiado grande; IPv4 tiene como máximo 32 bits, e IPv6 como máximo 128.",
      mask: "{field} contiene una máscara escrita como dirección; indique la longitud del prefijo, por ejemplo /24 en lugar de 255.255.255.0.",
      range: "{field} es un intervalo de direcciones; indique las redes que lo forman, cada una en una entrada propia.",
      several: "{field} contiene varias redes; haga de cada una una entrada propia.",
      "leading-zeros":
        "{field} contiene números con ceros a la izquierda, que algunos programas leen en octal; quite esos ceros.",
      "ipv4-in-ipv6":
        "{field} contiene una dirección IPv4 dentro de una dirección IPv6, que la API no acepta; escríbala en hexadecimal.",
      zone: "{field} contiene tras un signo de porcentaje una zona, que solo es válida en un equipo; escriba la red sin ella.",
      blank: "{field} contiene espacios o caracteres invisibles, dentro o en los extremos; elimínelos.",
      punctuation: "{field} contiene signos de puntuación, como comillas o corchetes; escriba solo la red.",
    },
  },
  "remote-host.invalid": {
    template: "{field} debe ser una dirección IPv4 o un nombre de host, como 203.0.113.7 o vpn.example.com.",
    reasons: {
      ipv6: "{field} es una dirección IPv6, que la API no admite; use una dirección IPv4 o un nombre de host.",
      "numeric-end":
        "{field} termina como una dirección IPv4, pero no lo es; escriba cuatro números de 0 a 255 o un nombre de host.",
      "leading-zeros":
        "{field} contiene números con ceros a la izquierda, que algunos programas leen en octal; quite esos ceros.",
      network: "{field} es una red; use la dirección del extremo remoto, sin longitud de prefijo.",
      url: "{field} es más que un host, por ejemplo una URL; use solo el host.",
      port: "{field} incluye un puerto, pero los puertos de IKE son fijos; use solo el host.",
      spaces: "{field} contiene espacios o caracteres invisibles, dentro o en los extremos; elimínelos.",
      punctuation:
        "{field} contiene caracteres que ningún host tiene, como rayas, comillas o cifras de ancho completo; escríbalo con caracteres sencillos.",
      several: "{field} contiene varios hosts; cree un túnel para cada uno.",
      underscore:
        "{field} contiene un guion bajo, que no se permite en los nombres de host; use el nombre con guiones o una dirección.",
      "trailing-dot": "{field} termina en punto; quítelo.",
      international: "{field} es un nombre internacional; escriba {name} en su forma A-label, que empieza por xn--.",
      "a-label":
        "{field} contiene una etiqueta que empieza por xn-- y no es una A-label válida; copie el nombre de nuevo.",
      length:
        "{field} es demasiado largo: un nombre de host tiene como máximo 253 caracteres, y cada una de sus etiquetas, 63.",
    },
  },
  "psk.required": "{field} es obligatorio: el método de autenticación PSK necesita una clave precompartida.",
  "psk.empty": "{field} no puede estar vacío: escriba o genere una clave precompartida.",

  "member.unknown": {
    template: "{field} no es un campo que la API conozca; omítalo.",
    reasons: {
      moved: "{field} no es un campo que la API conozca; trasládelo a {intended}.",
      nested: "{field} tiene un nombre con puntos, que la API no lee como ruta; ponga el valor en objetos anidados.",
      similar: "{field} no es un campo que la API conozca; cámbiele el nombre por {intended}.",
      wrapped: "{field} contiene los campos del propio túnel; pase solo ese contenido.",
    },
  },
  "member.duplicate":
    "{field} aparece más de una vez, primero en la línea {other}, y solo cuenta la última; elimine las demás.",
  "member.read-only": "{field} lo asigna la API y no se puede elegir; omítalo.",
  "name.blank": "{field} está en blanco; dé al túnel un nombre con el que se pueda encontrar.",
  "name.padded": "{field} empieza o termina con espacios en blanco; quítelos.",

  "cidr.host-bits": "{field} designa un host dentro de una red; escriba la red, {network}.",
  "cidr.not-canonical":
    "{field} no está en la forma canónica, que es la que muestran los registros y otras herramientas; escriba {network}.",
  "cidr.duplicate": "{field} es la misma red que {other}; quite una de las dos.",
  "cidr.contained": "{field} está dentro de {other}; omita esta red.",
  "cidr.sides-overlap":
    "{field} está dentro de {other} en el lado de la nube, de modo que el tráfico hacia allí se queda en la nube; use redes que no se solapen.",
  "cidr.default-route": {
    template:
      "{field} representa todas las direcciones IPv{family}; acote la red si no todo el tráfico debe usar el túnel.",
    reasons: {
      cloud:
        "{field} deja que todas las direcciones IPv{family} de la nube usen el túnel, como en los ejemplos de IONOS; acote la red si solo algunas redes deben hacerlo.",
      both: "{field} y el lado de la nube representan ambos todas las direcciones IPv{family}, de modo que solo las rutas deciden qué usa el túnel; acótelos donde pueda.",
    },
  },
  "cidr.default-route-beside":
    "{field} abarca todas las demás redes IPv{family} de su lado; deje solo esta red u omítala.",
  "cidr.no-pair":
    "El lado de la nube solo tiene redes IPv{cloud} y el otro lado solo IPv{peer}, de modo que ninguna puede comunicarse con otra; use la misma familia en ambos lados.",
  "cidr.family-one-side":
    "{field} es una red IPv{family}, y en {other} no hay ninguna con la que pueda comunicarse; añada una allí u omita esta.",
  "cidr.remote-host": {
    template:
      "{field} contiene el host remoto {host}, cuyos propios paquetes irían entonces por el túnel; excluya el host de la red.",
    reasons: {
      itself:
        "{field} es el propio host remoto {host}, cuyos paquetes irían entonces por el túnel; indique las redes que hay detrás de él.",
      cloud:
        "{field} contiene el host remoto {host}, que la puerta de enlace buscaría entonces en la nube; use redes que no lo contengan.",
    },
  },
  "cidr.pairs":
    "Los dos lados forman {count} pares de redes, y algunos extremos remotos necesitan una Child SA para cada par; use una sola red en cada lado siempre que pueda.",
  "cidr.aggregate": "{field} contiene {count} redes que juntas forman {network}; escriba esa en su lugar.",
  "cidr.special": {
    template: "{field} está en {network}, y ninguna red tiene esas direcciones; compruebe la red.",
    reasons: {
      loopback: "{field} es para loopback ({network}), y el tráfico hacia allí no sale de un host; compruebe la red.",
      "link-local":
        "{field} es para enlaces individuales ({network}), y el tráfico hacia allí no se enruta; compruebe la red.",
      multicast: "{field} es para multicast ({network}), que un túnel entre redes no transporta; compruebe la red.",
      reserved: "{field} está reservado ({network}), y ninguna red tiene esas direcciones; compruebe la red.",
      documentation:
        "{field} es para ejemplos ({network}), y ninguna red tiene esas direcciones; escriba la red que corresponde.",
    },
  },
  "cidr.single-address":
    "{field} es una sola dirección que parece la de una red; escriba la longitud de prefijo de la red, como /24, si se refiere a la red.",

  "remote-host.special": {
    template:
      "{field} está en {network}, una red que una puerta de enlace en Internet no puede alcanzar; use una dirección pública.",
    reasons: {
      private:
        "{field} es una dirección privada ({network}), que una puerta de enlace en Internet no puede alcanzar; use la pública.",
      shared:
        "{field} es una dirección situada detrás del NAT de un operador ({network}), que una puerta de enlace en Internet no puede alcanzar; use una pública.",
      loopback:
        "{field} es una dirección de loopback ({network}), con la que la puerta de enlace se alcanzaría a sí misma; use la dirección pública del extremo remoto.",
      "link-local":
        "{field} es una dirección de enlace local ({network}), válida solo en un único enlace; use una pública.",
      multicast:
        "{field} es una dirección multicast ({network}), y el extremo remoto tiene una propia; use su dirección unicast pública.",
      reserved:
        "{field} es una dirección reservada ({network}), que ningún extremo remoto puede tener; use la dirección pública del extremo remoto.",
      documentation:
        "{field} es una dirección para ejemplos ({network}), que ningún extremo remoto tiene; use la dirección pública del extremo remoto.",
      benchmark:
        "{field} es una dirección para pruebas de rendimiento ({network}), que no se enruta en Internet; use una pública.",
    },
  },
  "remote-host.special-name": {
    template:
      "{field} es un nombre especial ({suffix}), que no es para hosts de Internet; use un nombre público o una dirección pública.",
    reasons: {
      local:
        "{field} es un nombre para redes locales ({suffix}), que una puerta de enlace de Internet no puede resolver; use un nombre público o una dirección pública.",
      localhost:
        "{field} es un nombre con el que la puerta de enlace se alcanzaría a sí misma ({suffix}); use el nombre público o la dirección pública del extremo remoto.",
      example:
        "{field} es un nombre para ejemplos ({suffix}), que ningún extremo remoto tiene; use su nombre público o su dirección pública.",
      "not-resolved":
        "{field} es un nombre que nunca se resuelve en Internet ({suffix}); use un nombre público o una dirección pública.",
      digits:
        "{field} termina en una etiqueta con dígitos, que no es un dominio de nivel superior; busque una errata en el nombre o en la dirección.",
    },
  },
  "remote-host.single-label":
    "{field} tiene una sola etiqueta, que únicamente una red local puede resolver; use el nombre completo, como vpn.example.com.",

  "psk.very-short":
    "{field} solo tiene {length} caracteres y se puede averiguar probando; use al menos {minimum} caracteres aleatorios.",
  "psk.short": "{field} tiene {length} caracteres; use al menos {minimum} caracteres aleatorios.",
  "psk.long":
    "{field} tiene más de {maximum} caracteres, que AWS y varios equipos rechazan; una clave aleatoria no necesita ser más larga.",
  "psk.weak": {
    template: "{field} equivale a unos {bits} bits; genere una clave aleatoria de al menos {minimum} bits.",
    reasons: {
      repeats:
        "{field} se repite y equivale a unos {bits} bits; genere una clave aleatoria de al menos {minimum} bits.",
      sequence:
        "{field} contiene secuencias como abcd o 4321 y equivale a unos {bits} bits; genere una clave aleatoria de al menos {minimum} bits.",
      keyboard:
        "{field} sigue el orden del teclado y equivale a unos {bits} bits; genere una clave aleatoria de al menos {minimum} bits.",
      words:
        "{field} se compone de palabras comunes y equivale a unos {bits} bits; genere una clave aleatoria de al menos {minimum} bits.",
    },
  },
  "psk.sample": "{field} es la clave de ejemplo de la documentación pública de la API; genere una propia.",
  "psk.placeholder":
    "{field} parece ocupar el lugar de una clave, como una variable que no se ha sustituido; ponga la clave misma.",
  "psk.own-name": {
    template: "{field} contiene lo que cualquiera puede saber del túnel; genere una clave aleatoria.",
    reasons: {
      name: "{field} contiene el nombre del túnel o una palabra de él, que cualquiera puede saber; genere una clave aleatoria.",
      host: "{field} contiene el host remoto o una parte de él, que cualquiera puede saber; genere una clave aleatoria.",
    },
  },
  "psk.exposed":
    "{field} contiene la clave precompartida, y quien pueda ver el túnel la lee ahí; elimínela y genere otra.",
  "psk.prefix": {
    template:
      "{field} tiene un prefijo que algunas puertas de enlace decodifican; haga que la clave empiece por otro carácter.",
    reasons: {
      hexadecimal:
        "{field} empieza por 0x, tras lo cual algunas puertas de enlace esperan dígitos hexadecimales; haga que la clave empiece por otro carácter.",
      base64:
        "{field} empieza por 0s, tras lo cual algunas puertas de enlace esperan base64; haga que la clave empiece por otro carácter.",
    },
  },
  "psk.characters": {
    template:
      "{field} contiene caracteres que algunas puertas de enlace rechazan; use solo letras de la A a la Z y dígitos.",
    reasons: {
      control:
        "{field} contiene caracteres de control, como un salto de línea, que muchas puertas de enlace rechazan o truncan; elimínelos.",
      ends: "{field} empieza o termina con un espacio en blanco o un carácter invisible, que pfSense y otros eliminan; quítelo.",
      "non-ascii":
        "{field} contiene caracteres que no son ASCII, que pfSense rechaza y otros codifican de distintas maneras; use solo letras de la A a la Z y dígitos.",
      quote:
        "{field} contiene comillas o una barra invertida, que VyOS y otros archivos de configuración interpretan; use solo letras de la A a la Z y dígitos.",
      syntax:
        "{field} contiene llaves, # o $, que archivos de configuración como los de strongSwan interpretan; use solo letras de la A a la Z y dígitos.",
      space: "{field} contiene espacios, que Azure rechaza; use solo letras de la A a la Z y dígitos.",
      tilde: "{field} contiene una tilde (~), que Azure rechaza; use solo letras de la A a la Z y dígitos.",
    },
  },

  "integrity.unused":
    "{field} no tiene efecto, porque {algorithm} protege por sí mismo la integridad de ESP; puede omitir este campo.",
  "integrity.prf":
    "{field} determina como mucho la función pseudoaleatoria (PRF), porque {algorithm} protege por sí mismo la integridad de IKE; configure la misma función en el extremo remoto.",
  "encryption.short-icv": {
    template:
      "{field} tiene un valor de comprobación de integridad (ICV) de 12 bytes, que los extremos remotos no están obligados a admitir; use AES256-GCM-16, salvo que el extremo remoto exija el algoritmo actual.",
    reasons: {
      ike: "{field} tiene un valor de comprobación de integridad (ICV) de 12 bytes, que no se recomienda para IKE; use AES256-GCM-16, salvo que el extremo remoto exija el algoritmo actual.",
    },
  },
  "encryption.ike-weaker":
    "{field} es más débil que {algorithm} de ESP, cuyas claves protege, y las normas de cumplimiento y sa-strength-enforcement de Cisco lo rechazan; use {alternative}.",
  "encryption.ccm-ike":
    "{field} es un algoritmo CCM, que pocos extremos remotos admiten para IKE; use AES256-GCM-16 o AES256.",
  "encryption.ctr":
    "{field} es un algoritmo en modo contador (CTR), que menos extremos remotos admiten; use AES256-GCM-16 o AES256, salvo que el extremo remoto exija el algoritmo actual.",
  "integrity.xcbc":
    "{field} usa una clave de 128 bits y es más débil que {algorithm}; use SHA256 o un algoritmo más fuerte.",
  "group.brainpool":
    "{field} es un grupo Brainpool, que varios extremos remotos no admiten; use {alternative}, salvo que el extremo remoto exija el grupo actual.",
  "group.weaker":
    "{field} es más débil que el grupo de IKE {group}, aunque por sí solo es bastante fuerte; use si puede el mismo grupo en ambas fases.",
  "lifetime.order":
    "{field} es de {lifetime} segundos y no es inferior a ike.lifetime; IKEv2 lo permite, porque una nueva IKE SA asume las Child SA, y un valor menor renueva las claves de ESP con más frecuencia.",

  "tunnels.max":
    "Una puerta de enlace admite como máximo {maximum} túneles, y aquí hay {count}; use una segunda puerta de enlace.",
  "tunnels.name":
    "{member} del túnel {this} es también el nombre del túnel {tunnel}; dé a cada túnel un nombre propio.",
  "tunnels.same-peer":
    "{member} del túnel {this} es también el host remoto del túnel {tunnel}, y las redes de ambos se solapan; reúna los dos túneles en uno.",
  "tunnels.peer-settings": {
    template:
      "{member} del túnel {this} es también el host remoto del túnel {tunnel}, que está configurado de otra manera; dé a ambos la misma clave y los mismos algoritmos de IKE.",
    reasons: {
      key: "{member} del túnel {this} es también el host remoto del túnel {tunnel}, que tiene otra clave, y cuando este host se conecta nada indica cuál usar; dé a ambos la misma clave.",
      ike: "{member} del túnel {this} es también el host remoto del túnel {tunnel}, que tiene otros algoritmos de IKE, y cuando este host se conecta nada indica cuáles usar; dé a ambos los mismos.",
    },
  },
  "tunnels.remote-host": {
    template:
      "{member} del túnel {this} está dentro de {network} del túnel {tunnel}, de modo que los paquetes hacia este host no llegarían a él; deje los hosts remotos fuera de las redes de los túneles.",
    reasons: {
      network:
        "{member} del túnel {this} es {network} y contiene el host remoto del túnel {tunnel}, de modo que los paquetes hacia ese host no llegarían a él; deje los hosts remotos fuera de las redes de los túneles.",
    },
  },
  "tunnels.psk":
    "{member} del túnel {this} es también la clave del túnel {tunnel}, y quien la obtenga tendrá los dos; dé a cada túnel una clave propia.",
  "tunnels.overlap":
    "{member} del túnel {this} es la misma red que {network} del túnel {tunnel}, de modo que la puerta de enlace no puede saber qué túnel usar; use redes que no se solapen.",
  "tunnels.nested":
    "{member} del túnel {this} y {network} del túnel {tunnel} están una dentro de otra, y para lo que cabe en ambas las puertas de enlace usan la más específica; compruebe que sea lo que desea.",

  "plan.ambiguous": {
    template: "{member} del túnel {this} corresponde a varios túneles; dé a cada túnel un nombre propio.",
    reasons: {
      desired:
        "{member} del túnel {this} es también el nombre del túnel {tunnel} del mismo plan; dé a cada túnel un nombre propio.",
      actual:
        "{member} del túnel {this} es el nombre de {count} túneles de la puerta de enlace, y nada indica cuál se quiere; cambie el nombre de los demás o elimínelos.",
    },
  },

  "peer.option": {
    template: "{field} no sirve para la configuración del otro extremo.",
    reasons: {
      address: "{field} debe ser una dirección IPv4, por ejemplo 203.0.113.7.",
      identity:
        "{field} debe ser una dirección IPv4, un nombre de letras, cifras, puntos, guiones y guiones bajos, o una dirección de correo formada con ellos.",
      "identity-long":
        "{field} es demasiado largo para una identidad en {device}, que admite como máximo {maximum} caracteres; dé al otro extremo una más corta.",
    },
  },
  "peer.unsupported": {
    template: "{field} no puede ser {value} en {device}; elija otro valor u otro dispositivo.",
    reasons: {
      unknown:
        "{field} es {value}, que esta versión del paquete no sabe escribir para {device}; actualice el paquete o use la tabla para cualquier dispositivo.",
      "esp-group":
        "{field} debe ser el grupo de IKE: {device} lo usa también para ESP, y la primera renovación de claves fallaría.",
      ipv6: "{field} es la red IPv6 {value}, que {device} no puede llevar a una puerta de enlace IPv4; quítela o elija otro dispositivo.",
      "no-pair":
        "{field} no contiene ninguna red de la familia de una del otro extremo; añada una, para que haya tráfico que transportar.",
      identity:
        "{field} es {value}, que no puede ser la identidad que envía el otro extremo; dé al otro extremo una identidad propia.",
      "identity-long":
        "{field} es demasiado largo para una identidad en {device}, que admite como máximo {maximum} caracteres; dé al otro extremo una más corta.",
      "key-short":
        "{field} es demasiado corta para {device}, que pide al menos {minimum} caracteres; genere una clave más larga.",
      "key-long":
        "{field} es demasiado larga para {device}, que admite como máximo {maximum} bytes de este tipo; genere una clave más corta.",
      "key-ascii": "{field} contiene caracteres que no son ASCII y que {device} rechaza; use solo letras y cifras.",
      "key-control":
        "{field} contiene caracteres de control, que no se pueden escribir en un campo de {device}; use solo letras y cifras.",
      "key-padded":
        "{field} empieza o termina con espacios en blanco, que {device} puede quitar; use solo letras y cifras.",
    },
  },
  "peer.pairs":
    "{field} forma {count} pares con las redes del otro extremo, y {device} inicia una Child SA para cada uno; compruebe que todas se establecen.",
};
