/** French, with "vous". Full stops in place of semicolons and colons: those would need spaces that do not break. */

export default {
  "json.syntax": {
    template: "Ce texte n’est pas du JSON valide. Il contient une erreur à la ligne {line}, colonne {column}.",
    reasons: {
      empty: "Il n’y a pas de JSON. Le texte est vide à la ligne {line}, colonne {column}.",
      encoding:
        "Ce texte n’est pas du JSON en UTF-8. Un autre encodage se trouve à la ligne {line}, colonne {column}. Enregistrez le fichier en UTF-8.",
      "trailing-comma":
        "Ce texte n’est pas du JSON valide. Une virgule précède le crochet ou l’accolade à la ligne {line}, colonne {column}. Supprimez-la.",
      comment:
        "Ce texte n’est pas du JSON valide. Un commentaire se trouve à la ligne {line}, colonne {column}. Supprimez-le.",
      "single-quotes":
        "Ce texte n’est pas du JSON valide. Un guillemet simple se trouve à la ligne {line}, colonne {column}. Utilisez des guillemets doubles.",
      several:
        "Ce texte contient plus d’une valeur JSON. Une autre commence à la ligne {line}, colonne {column}. Réunissez-les dans une liste.",
      "control-character":
        "Ce texte n’est pas du JSON valide. Un caractère de contrôle, comme un saut de ligne dans un texte, se trouve à la ligne {line}, colonne {column}. Écrivez-le sous forme d’échappement.",
    },
  },
  "document.wrapped": {
    template: "{field} contient ce qui est attendu. Transmettez seulement ce contenu.",
    reasons: {
      properties:
        "{field} se trouve dans une réponse ou une requête de l’API. Transmettez comme tunnel l’objet qu’il contient.",
      items:
        "{field} se trouve dans une liste de l’API. Transmettez les properties de chaque élément comme un tunnel à part.",
    },
  },
  "field.unknown":
    "{field} n’est pas le chemin d’un champ. Écrivez par exemple remoteHost, ike.lifetime ou cloudNetworkCIDRs.0.",
  type: {
    template: "{field} doit être {expected}, et non {actual}.",
    reasons: {
      key: "{field} doit être un objet, pas un texte. Indiquez la clé prépartagée dans auth.psk.key.",
      unreadable: "{field} n’a pas pu être lu et doit être {expected}.",
    },
    words: {
      field: {
        tunnel: "Le tunnel",
        tunnels: "Le document",
      },
      expected: {
        object: "un objet",
        array: "une liste",
        string: "une chaîne de caractères",
        "string or Uint8Array": "une chaîne de caractères ou un Uint8Array",
        integer: "un nombre entier",
      },
      actual: {
        object: "un objet",
        array: "une liste",
        string: "une chaîne de caractères",
        number: "un nombre",
        boolean: "un booléen",
        function: "une fonction",
        symbol: "un symbole",
        bigint: "un BigInt",
        null: "null",
        undefined: "une valeur non définie",
        unreadable: "une valeur illisible",
      },
    },
  },
  required: "{field} est obligatoire.",
  enum: {
    template: "{field} doit valoir {allowed}.",
    reasons: { single: "{field} doit valoir {allowed}." },
  },
  "number.integer": "{field} doit être un nombre entier.",
  "number.min": {
    template: "{field} doit valoir au moins {minimum}.",
    reasons: {
      seconds: "{field} doit valoir au moins {minimum} secondes.",
      minutes: "{field} s’exprime en secondes et doit valoir au moins {minimum}. En minutes, {value} serait correct.",
      hours: "{field} s’exprime en secondes et doit valoir au moins {minimum}. En heures, {value} serait correct.",
    },
  },
  "number.max": {
    template: "{field} doit valoir au plus {maximum}.",
    reasons: {
      seconds: "{field} doit valoir au plus {maximum} secondes.",
      milliseconds:
        "{field} s’exprime en secondes et doit valoir au plus {maximum}. En millisecondes, {value} serait correct.",
    },
  },
  "string.max": "{field} doit comporter au plus {maximum} caractères, et non {length}.",
  "items.min": "{field} doit comporter au moins {minimum} élément.",
  "items.max": "{field} doit comporter au plus {maximum} éléments, et non {count}.",
  "uuid.invalid": "{field} doit être un UUID, par exemple 66a114c7-2ddd-5119-9ddf-5a789f5a5a44.",
  "cidr.invalid": {
    template: "{field} doit être un réseau en notation CIDR, par exemple 192.168.1.0/24 ou 2001:db8::/32.",
    reasons: {
      address:
        "{field} est une adresse sans longueur de préfixe. Ajoutez-en une, par exemple /24 pour un réseau ou /32 pour une seule adresse IPv4.",
      prefix: "{field} a une longueur de préfixe trop grande. IPv4 compte au plus 32 bits, et IPv6 au plus 128.",
      mask: "{field} contient un masque écrit comme une adresse. Indiquez la longueur du préfixe, par exemple /24 au lieu de 255.255.255.0.",
      range: "{field} est une plage d’adresses. Indiquez les réseaux qui la composent, chacun comme un élément à part.",
      several: "{field} contient plusieurs réseaux. Faites de chacun un élément à part.",
      "leading-zeros":
        "{field} contient des nombres précédés de zéros, que certains programmes lisent en octal. Supprimez ces zéros.",
      "ipv4-in-ipv6":
        "{field} contient une adresse IPv4 dans une adresse IPv6, ce que l’API n’accepte pas. Écrivez-la en hexadécimal.",
      zone: "{field} contient après un signe pour cent une zone, qui n’est valable que sur une seule machine. Indiquez le réseau sans elle.",
      blank:
        "{field} contient des espaces ou des caractères invisibles, à l’intérieur ou aux extrémités. Supprimez-les.",
      punctuation:
        "{field} contient de la ponctuation, comme des guillemets ou des crochets. Indiquez seulement le réseau.",
    },
  },
  "remote-host.invalid": {
    template: "{field} doit être une adresse IPv4 ou un nom d’hôte, par exemple 203.0.113.7 ou vpn.example.com.",
    reasons: {
      ipv6: "{field} est une adresse IPv6, que l’API n’accepte pas. Utilisez une adresse IPv4 ou un nom d’hôte.",
      "numeric-end":
        "{field} se termine comme une adresse IPv4, mais n’en est pas une. Indiquez quatre nombres de 0 à 255 ou un nom d’hôte.",
      "leading-zeros":
        "{field} contient des nombres précédés de zéros, que certains programmes lisent en octal. Supprimez ces zéros.",
      network: "{field} est un réseau. Indiquez l’adresse de l’homologue, sans longueur de préfixe.",
      url: "{field} est plus qu’un hôte, par exemple une URL. Indiquez seulement l’hôte.",
      port: "{field} comporte un port, or les ports d’IKE sont fixes. Indiquez seulement l’hôte.",
      spaces:
        "{field} contient des espaces ou des caractères invisibles, à l’intérieur ou aux extrémités. Supprimez-les.",
      punctuation:
        "{field} contient des caractères qu’aucun hôte ne comporte, comme des tirets longs, des guillemets ou des chiffres de pleine largeur. Saisissez-le avec des caractères simples.",
      several: "{field} contient plusieurs hôtes. Créez un tunnel pour chacun.",
      underscore:
        "{field} contient un tiret bas, ce qui est interdit dans un nom d’hôte. Utilisez le nom avec des traits d’union ou une adresse.",
      "trailing-dot": "{field} se termine par un point. Supprimez-le.",
      international: "{field} est un nom international. Écrivez {name} sous sa forme A-label, qui commence par xn--.",
      "a-label":
        "{field} contient un label qui commence par xn-- et n’est pas un A-label valide. Copiez de nouveau le nom.",
      length: "{field} est trop long. Un nom d’hôte compte au plus 253 caractères, et chacun de ses labels au plus 63.",
    },
  },
  "psk.required": "{field} est obligatoire, car la méthode d’authentification PSK exige une clé prépartagée.",
  "psk.empty": "{field} ne doit pas être vide. Saisissez ou générez une clé prépartagée.",

  "member.unknown": {
    template: "{field} n’est pas un champ connu de l’API. Supprimez-le.",
    reasons: {
      moved: "{field} n’est pas un champ connu de l’API. Déplacez-le vers {intended}.",
      nested:
        "{field} a un nom avec des points, que l’API ne lit pas comme un chemin. Placez la valeur dans des objets imbriqués.",
      similar: "{field} n’est pas un champ connu de l’API. Renommez-le en {intended}.",
      wrapped: "{field} contient les champs du tunnel lui-même. Transmettez seulement ce contenu.",
    },
  },
  "member.duplicate":
    "{field} apparaît plusieurs fois, d’abord à la ligne {other}, et seule la dernière valeur compte. Supprimez les autres.",
  "member.read-only": "{field} est défini par l’API et ne peut pas être choisi. Supprimez ce champ.",
  "name.blank": "{field} est vide. Donnez au tunnel un nom qui permette de le retrouver.",
  "name.padded": "{field} commence ou se termine par des espaces. Supprimez-les.",

  "cidr.host-bits": "{field} désigne un hôte dans un réseau. Indiquez plutôt le réseau {network}.",
  "cidr.not-canonical":
    "{field} n’est pas sous la forme canonique, celle qu’affichent les journaux et d’autres outils. Écrivez {network}.",
  "cidr.duplicate": "{field} est le même réseau que {other}. Supprimez l’un des deux.",
  "cidr.contained": "{field} est inclus dans {other}. Supprimez ce réseau.",
  "cidr.sides-overlap":
    "{field} se trouve dans {other} du côté du cloud, si bien que le trafic qui lui est destiné reste dans le cloud. Utilisez des réseaux disjoints.",
  "cidr.default-route": {
    template:
      "{field} désigne toutes les adresses IPv{family}. Restreignez ce réseau, sauf si tout le trafic doit passer par le tunnel.",
    reasons: {
      cloud:
        "{field} laisse toutes les adresses IPv{family} du cloud utiliser le tunnel, comme dans les exemples d’IONOS. Restreignez ce réseau si seuls certains réseaux le doivent.",
      both: "{field} et le côté du cloud désignent tous deux toutes les adresses IPv{family}, si bien que seules les routes décident de ce qui passe par le tunnel. Restreignez-les où vous le pouvez.",
    },
  },
  "cidr.default-route-beside":
    "{field} couvre tous les autres réseaux IPv{family} de son côté. Ne gardez que ce réseau, ou supprimez-le.",
  "cidr.no-pair":
    "Le côté du cloud n’a que des réseaux IPv{cloud} et l’autre côté que des réseaux IPv{peer}, si bien qu’aucun ne peut communiquer avec un autre. Utilisez la même famille des deux côtés.",
  "cidr.family-one-side":
    "{field} est un réseau IPv{family}, et {other} n’en contient aucun avec lequel il puisse communiquer. Ajoutez-en un, ou omettez celui-ci.",
  "cidr.remote-host": {
    template:
      "{field} contient l’hôte distant {host}, dont les propres paquets passeraient alors par le tunnel. Excluez l’hôte de ce réseau.",
    reasons: {
      itself:
        "{field} est l’hôte distant {host} lui-même, dont les paquets passeraient alors par le tunnel. Indiquez les réseaux situés derrière lui.",
      cloud:
        "{field} contient l’hôte distant {host}, que la passerelle chercherait alors dans le cloud. Utilisez des réseaux qui ne le contiennent pas.",
    },
  },
  "cidr.pairs":
    "Les deux côtés forment {count} paires de réseaux, et certains homologues exigent une Child SA pour chacune. Utilisez un seul réseau de chaque côté lorsque c’est possible.",
  "cidr.aggregate": "{field} contient {count} réseaux qui forment ensemble {network}. Indiquez plutôt ce seul réseau.",
  "cidr.special": {
    template: "{field} se trouve dans {network}, et aucun réseau n’a ces adresses. Vérifiez ce réseau.",
    reasons: {
      loopback:
        "{field} est réservé au bouclage ({network}), et le trafic qui lui est destiné ne quitte pas un hôte. Vérifiez ce réseau.",
      "link-local":
        "{field} est réservé aux liaisons locales ({network}), et le trafic qui lui est destiné n’est pas routé. Vérifiez ce réseau.",
      multicast:
        "{field} est réservé au multicast ({network}), qu’un tunnel entre réseaux ne transporte pas. Vérifiez ce réseau.",
      reserved: "{field} est réservé ({network}), et aucun réseau n’a ces adresses. Vérifiez ce réseau.",
      documentation:
        "{field} est réservé aux exemples ({network}), et aucun réseau n’a ces adresses. Indiquez le réseau voulu.",
    },
  },
  "cidr.single-address":
    "{field} est une adresse isolée qui ressemble à celle d’un réseau. Indiquez la longueur de préfixe du réseau, comme /24, si c’est le réseau que vous voulez.",

  "remote-host.special": {
    template:
      "{field} se trouve dans {network}, qu’une passerelle sur Internet ne peut pas joindre. Utilisez une adresse publique.",
    reasons: {
      private:
        "{field} est une adresse privée ({network}), qu’une passerelle sur Internet ne peut pas joindre. Utilisez l’adresse publique.",
      shared:
        "{field} est une adresse derrière le NAT d’un opérateur ({network}), qu’une passerelle sur Internet ne peut pas joindre. Utilisez une adresse publique.",
      loopback:
        "{field} est une adresse de bouclage ({network}), par laquelle la passerelle se joindrait elle-même. Utilisez l’adresse publique de l’homologue.",
      "link-local":
        "{field} est une adresse de lien local ({network}), valable sur un seul lien. Utilisez une adresse publique.",
      multicast:
        "{field} est une adresse multicast ({network}), or un homologue a sa propre adresse. Utilisez son adresse unicast publique.",
      reserved:
        "{field} est une adresse réservée ({network}), qu’aucun homologue ne peut avoir. Utilisez l’adresse publique de l’homologue.",
      documentation:
        "{field} est une adresse d’exemple ({network}), qu’aucun homologue n’a. Utilisez l’adresse publique de l’homologue.",
      benchmark:
        "{field} est une adresse destinée aux tests de performance ({network}), qui n’est pas routée sur Internet. Utilisez une adresse publique.",
    },
  },
  "remote-host.special-name": {
    template:
      "{field} est un nom spécial ({suffix}), qui n’est pas destiné aux hôtes d’Internet. Utilisez un nom public ou une adresse publique.",
    reasons: {
      local:
        "{field} est un nom pour les réseaux locaux ({suffix}), qu’une passerelle sur Internet ne peut pas résoudre. Utilisez un nom public ou une adresse publique.",
      localhost:
        "{field} est un nom par lequel la passerelle s’atteindrait elle-même ({suffix}). Utilisez le nom public ou l’adresse publique de l’homologue.",
      example:
        "{field} est un nom pour les exemples ({suffix}), qu’aucun homologue ne porte. Utilisez le nom public ou l’adresse publique de l’homologue.",
      "not-resolved":
        "{field} est un nom qui n’est jamais résolu sur Internet ({suffix}). Utilisez un nom public ou une adresse publique.",
      digits:
        "{field} se termine par un label avec des chiffres, qui n’est pas un domaine de premier niveau. Cherchez une faute de frappe dans le nom ou dans l’adresse.",
    },
  },
  "remote-host.single-label":
    "{field} n’a qu’un label, que seul un réseau local peut résoudre. Utilisez le nom complet, par exemple vpn.example.com.",

  "psk.very-short":
    "{field} n’a que {length} caractères et peut être trouvé par essais. Utilisez au moins {minimum} caractères aléatoires.",
  "psk.short": "{field} a {length} caractères. Utilisez au moins {minimum} caractères aléatoires.",
  "psk.long":
    "{field} a plus de {maximum} caractères, ce que refusent AWS et plusieurs équipements. Une clé aléatoire n’a pas besoin d’être plus longue.",
  "psk.weak": {
    template: "{field} équivaut à environ {bits} bits. Générez une clé aléatoire d’au moins {minimum} bits.",
    reasons: {
      repeats:
        "{field} se répète et équivaut à environ {bits} bits. Générez une clé aléatoire d’au moins {minimum} bits.",
      sequence:
        "{field} contient des suites comme abcd ou 4321 et équivaut à environ {bits} bits. Générez une clé aléatoire d’au moins {minimum} bits.",
      keyboard:
        "{field} suit l’ordre du clavier et équivaut à environ {bits} bits. Générez une clé aléatoire d’au moins {minimum} bits.",
      words:
        "{field} se compose de mots courants et équivaut à environ {bits} bits. Générez une clé aléatoire d’au moins {minimum} bits.",
    },
  },
  "psk.sample": "{field} est la clé d’exemple de la documentation publique de l’API. Générez la vôtre.",
  "psk.placeholder":
    "{field} semble tenir lieu de clé, comme une variable qui n’a pas été remplacée. Mettez-y la clé elle-même.",
  "psk.own-name": {
    template: "{field} contient ce que chacun peut savoir du tunnel. Générez une clé aléatoire.",
    reasons: {
      name: "{field} contient le nom du tunnel ou un mot de ce nom, que chacun peut connaître. Générez une clé aléatoire.",
      host: "{field} contient l’hôte distant ou une partie de celui-ci, que chacun peut connaître. Générez une clé aléatoire.",
    },
  },
  "psk.exposed":
    "{field} contient la clé prépartagée, et quiconque peut voir le tunnel l’y lit. Retirez-la, et générez-en une autre.",
  "psk.prefix": {
    template:
      "{field} a un préfixe que certaines passerelles décodent. Faites commencer la clé par un autre caractère.",
    reasons: {
      hexadecimal:
        "{field} commence par 0x, après quoi certaines passerelles attendent des chiffres hexadécimaux. Faites commencer la clé par un autre caractère.",
      base64:
        "{field} commence par 0s, après quoi certaines passerelles attendent du base64. Faites commencer la clé par un autre caractère.",
    },
  },
  "psk.characters": {
    template:
      "{field} contient des caractères que certaines passerelles refusent. N’utilisez que des lettres de A à Z et des chiffres.",
    reasons: {
      control:
        "{field} contient des caractères de contrôle, comme un saut de ligne, que beaucoup de passerelles refusent ou tronquent. Retirez-les.",
      ends: "{field} commence ou se termine par une espace ou un caractère invisible, que pfSense et d’autres suppriment. Retirez ce caractère.",
      "non-ascii":
        "{field} contient des caractères hors ASCII, que pfSense refuse et que d’autres codent différemment. N’utilisez que des lettres de A à Z et des chiffres.",
      quote:
        "{field} contient des guillemets ou une barre oblique inverse, que VyOS et d’autres fichiers de configuration interprètent. N’utilisez que des lettres de A à Z et des chiffres.",
      syntax:
        "{field} contient des accolades, # ou $, que des fichiers de configuration comme ceux de strongSwan interprètent. N’utilisez que des lettres de A à Z et des chiffres.",
      space: "{field} contient des espaces, qu’Azure refuse. N’utilisez que des lettres de A à Z et des chiffres.",
      tilde: "{field} contient un tilde, qu’Azure refuse. N’utilisez que des lettres de A à Z et des chiffres.",
    },
  },

  "integrity.unused":
    "{field} n’a aucun effet, car {algorithm} protège lui-même l’intégrité d’ESP. Vous pouvez omettre ce champ.",
  "integrity.prf":
    "{field} détermine tout au plus la fonction pseudo-aléatoire (PRF), car {algorithm} protège lui-même l’intégrité d’IKE. Choisissez la même fonction chez l’homologue.",
  "encryption.short-icv": {
    template:
      "{field} a une valeur de contrôle d’intégrité (ICV) de 12 octets, que les homologues ne sont pas tenus de prendre en charge. Utilisez AES256-GCM-16, sauf si l’homologue exige l’algorithme actuel.",
    reasons: {
      ike: "{field} a une valeur de contrôle d’intégrité (ICV) de 12 octets, qui n’est pas recommandée pour IKE. Utilisez AES256-GCM-16, sauf si l’homologue exige l’algorithme actuel.",
    },
  },
  "encryption.ike-weaker":
    "{field} est d’une force inférieure à {algorithm} d’ESP, dont il protège les clés, ce que refusent les règles de conformité et sa-strength-enforcement de Cisco. Utilisez {alternative}.",
  "encryption.ccm-ike":
    "{field} est un algorithme CCM, que peu d’homologues prennent en charge pour IKE. Utilisez AES256-GCM-16 ou AES256.",
  "encryption.ctr":
    "{field} est un algorithme en mode compteur (CTR), que moins d’homologues prennent en charge. Utilisez AES256-GCM-16 ou AES256, sauf si l’homologue exige l’algorithme actuel.",
  "integrity.xcbc":
    "{field} a une clé de 128 bits et est donc d’une force inférieure à {algorithm}. Utilisez SHA256 ou un algorithme plus fort.",
  "group.brainpool":
    "{field} est un groupe Brainpool, que plusieurs homologues ne prennent pas en charge. Utilisez {alternative}, sauf si l’homologue exige le groupe actuel.",
  "group.weaker":
    "{field} est plus faible que le groupe IKE {group}, tout en étant assez fort en lui-même. Utilisez si possible le même groupe pour les deux phases.",
  "lifetime.order":
    "{field} vaut {lifetime} secondes, soit au moins autant que ike.lifetime. IKEv2 le permet, car une nouvelle IKE SA reprend les Child SA, et une valeur plus courte renouvelle plus souvent les clés d’ESP.",

  "tunnels.max":
    "Une passerelle accepte au plus {maximum} tunnels, et il y en a {count} ici. Utilisez une seconde passerelle.",
  "tunnels.name":
    "{member} du tunnel {this} est aussi le nom du tunnel {tunnel}. Donnez à chaque tunnel un nom qui lui soit propre.",
  "tunnels.same-peer":
    "{member} du tunnel {this} est aussi l’hôte distant du tunnel {tunnel}, et leurs réseaux se chevauchent. Réunissez ces deux tunnels en un seul.",
  "tunnels.peer-settings": {
    template:
      "{member} du tunnel {this} est aussi l’hôte distant du tunnel {tunnel}, qui est configuré autrement. Donnez aux deux la même clé et les mêmes algorithmes IKE.",
    reasons: {
      key: "{member} du tunnel {this} est aussi l’hôte distant du tunnel {tunnel}, qui a une autre clé, et rien n’indique laquelle utiliser quand cet hôte se connecte. Donnez la même clé aux deux.",
      ike: "{member} du tunnel {this} est aussi l’hôte distant du tunnel {tunnel}, qui a d’autres algorithmes IKE, et rien n’indique lesquels utiliser quand cet hôte se connecte. Donnez les mêmes aux deux.",
    },
  },
  "tunnels.remote-host": {
    template:
      "{member} du tunnel {this} se trouve dans {network} du tunnel {tunnel}, si bien que les paquets vers cet hôte ne l’atteindraient pas. Gardez les hôtes distants hors des réseaux des tunnels.",
    reasons: {
      network:
        "{member} du tunnel {this} est {network} et contient l’hôte distant du tunnel {tunnel}, si bien que les paquets vers cet hôte ne l’atteindraient pas. Gardez les hôtes distants hors des réseaux des tunnels.",
    },
  },
  "tunnels.psk":
    "{member} du tunnel {this} est aussi la clé du tunnel {tunnel}, et qui la connaît a les deux. Donnez à chaque tunnel une clé qui lui soit propre.",
  "tunnels.overlap":
    "{member} du tunnel {this} est le même réseau que {network} du tunnel {tunnel}, si bien que la passerelle ne peut pas savoir quel tunnel utiliser. Utilisez des réseaux disjoints.",
  "tunnels.nested":
    "{member} du tunnel {this} et {network} du tunnel {tunnel} sont l’un dans l’autre, et pour ce qui relève des deux les passerelles utilisent le plus étroit. Vérifiez que c’est voulu.",

  "plan.ambiguous": {
    template:
      "{member} du tunnel {this} correspond à plusieurs tunnels. Donnez à chaque tunnel un nom qui lui soit propre.",
    reasons: {
      desired:
        "{member} du tunnel {this} est aussi le nom du tunnel {tunnel} du même plan. Donnez à chaque tunnel un nom qui lui soit propre.",
      actual:
        "{member} du tunnel {this} est le nom de {count} tunnels de la passerelle, et rien n’indique lequel est visé. Renommez les autres ou supprimez-les.",
    },
  },

  "peer.option": {
    template: "{field} ne convient pas à la configuration de l’autre extrémité.",
    reasons: {
      address: "{field} doit être une adresse IPv4, par exemple 203.0.113.7.",
      identity:
        "{field} doit être une adresse IPv4, un nom fait de lettres, de chiffres, de points, de traits d’union et de tirets bas, ou une adresse électronique qui en est faite.",
      "identity-long":
        "{field} est trop long pour une identité sur {device}, qui accepte au plus {maximum} caractères. Donnez-en une plus courte à l’autre extrémité.",
    },
  },
  "peer.unsupported": {
    template: "{field} ne peut pas être {value} sur {device}. Choisissez une autre valeur ou un autre équipement.",
    reasons: {
      unknown:
        "{field} vaut {value}, que cette version du paquet ne sait pas écrire pour {device}. Mettez le paquet à jour ou utilisez le tableau pour tout équipement.",
      "esp-group":
        "{field} doit être le groupe d’IKE, car {device} l’utilise aussi pour ESP et le premier renouvellement des clés échouerait.",
      ipv6: "{field} est le réseau IPv6 {value}, et {device} ne peut pas l’acheminer vers une passerelle IPv4. Retirez-le ou choisissez un autre équipement.",
      "no-pair":
        "{field} ne contient aucun réseau de la famille d’un réseau de l’autre extrémité. Ajoutez-en un, pour qu’il y ait du trafic à acheminer.",
      identity:
        "{field} est {value}, qui ne peut pas être l’identité que le pair envoie. Donnez au pair une identité qui lui soit propre.",
      "identity-long":
        "{field} est trop long pour une identité sur {device}, qui accepte au plus {maximum} caractères. Donnez-en une plus courte à l’autre extrémité.",
      "key-short":
        "{field} est trop courte pour {device}, qui demande au moins {minimum} caractères. Générez une clé plus longue.",
      "key-long":
        "{field} est trop longue pour {device}, qui accepte au plus {maximum} octets de ce type. Générez une clé plus courte.",
      "key-ascii":
        "{field} contient des caractères hors de l’ASCII, refusés par {device}. N’utilisez que des lettres et des chiffres.",
      "key-control":
        "{field} contient des caractères de contrôle, qu’on ne peut pas saisir dans un champ sur {device}. N’utilisez que des lettres et des chiffres.",
      "key-padded":
        "{field} commence ou se termine par des espaces, et {device} peut les supprimer. N’utilisez que des lettres et des chiffres.",
    },
  },
  "peer.pairs":
    "{field} forme {count} paires avec les réseaux de l’autre extrémité, et {device} initie une Child SA pour chacune. Vérifiez que toutes s’établissent.",
};
