/** German, formal. */

export default {
  "json.syntax": {
    template: "Das ist kein gültiges JSON: In Zeile {line}, Spalte {column} ist ein Fehler.",
    reasons: {
      empty: "Hier ist kein JSON: Der Text ist in Zeile {line}, Spalte {column} leer.",
      encoding:
        "Das ist kein JSON in UTF-8: In Zeile {line}, Spalte {column} steht eine andere Kodierung; speichern Sie die Datei als UTF-8.",
      "trailing-comma":
        "Das ist kein gültiges JSON: Vor der Klammer in Zeile {line}, Spalte {column} steht ein Komma; entfernen Sie es.",
      comment: "Das ist kein gültiges JSON: In Zeile {line}, Spalte {column} steht ein Kommentar; entfernen Sie ihn.",
      "single-quotes":
        "Das ist kein gültiges JSON: In Zeile {line}, Spalte {column} steht ein einfaches Anführungszeichen; verwenden Sie doppelte.",
      several:
        "Das ist mehr als ein JSON-Wert: In Zeile {line}, Spalte {column} beginnt ein weiterer; fassen Sie sie in einer Liste zusammen.",
      "control-character":
        "Das ist kein gültiges JSON: In Zeile {line}, Spalte {column} steht ein Steuerzeichen, zum Beispiel ein Zeilenumbruch in einem Text; schreiben Sie es als Escape-Sequenz.",
    },
  },
  "document.wrapped": {
    template: "{field} enthält das Gemeinte; übergeben Sie nur das.",
    reasons: {
      properties:
        "{field} steht in einer Antwort oder Anfrage der API; übergeben Sie das darin enthaltene Objekt als Tunnel.",
      items: "{field} steht in einer Liste der API; übergeben Sie die properties jedes Elements als eigenen Tunnel.",
    },
  },
  "field.unknown":
    "{field} ist nicht der Pfad eines Feldes; schreiben Sie zum Beispiel remoteHost, ike.lifetime oder cloudNetworkCIDRs.0.",
  type: {
    template: "{field} muss {expected} sein, {actual}.",
    reasons: {
      key: "{field} muss ein Objekt sein, kein Text; der Pre-shared Key gehört nach auth.psk.key.",
      unreadable: "{field} ließ sich nicht lesen und muss {expected} sein.",
    },
    words: {
      field: {
        tunnel: "Der Tunnel",
        tunnels: "Das Dokument",
      },
      expected: {
        object: "ein Objekt",
        array: "eine Liste",
        string: "eine Zeichenkette",
        "string or Uint8Array": "eine Zeichenkette oder ein Uint8Array",
        integer: "eine ganze Zahl",
      },
      actual: {
        object: "kein Objekt",
        array: "keine Liste",
        string: "keine Zeichenkette",
        number: "keine Zahl",
        boolean: "kein Wahrheitswert",
        function: "keine Funktion",
        symbol: "kein Symbol",
        bigint: "kein BigInt",
        null: "nicht null",
        undefined: "nicht undefiniert",
        unreadable: "nicht unlesbar",
      },
    },
  },
  required: "{field} ist erforderlich.",
  enum: {
    template: "{field} muss {allowed} sein.",
    reasons: { single: "{field} muss {allowed} sein." },
  },
  "number.integer": "{field} muss eine ganze Zahl sein.",
  "number.min": {
    template: "{field} muss mindestens {minimum} betragen.",
    reasons: {
      seconds: "{field} muss mindestens {minimum} Sekunden betragen.",
      minutes: "{field} wird in Sekunden angegeben, mindestens {minimum}; {value} wäre in Minuten richtig.",
      hours: "{field} wird in Sekunden angegeben, mindestens {minimum}; {value} wäre in Stunden richtig.",
    },
  },
  "number.max": {
    template: "{field} darf höchstens {maximum} betragen.",
    reasons: {
      seconds: "{field} darf höchstens {maximum} Sekunden betragen.",
      milliseconds: "{field} wird in Sekunden angegeben, höchstens {maximum}; {value} wäre in Millisekunden richtig.",
    },
  },
  "string.max": "{field} darf höchstens {maximum} Zeichen lang sein, nicht {length}.",
  "items.min": "{field} muss mindestens {minimum} Eintrag enthalten.",
  "items.max": "{field} darf höchstens {maximum} Einträge enthalten, nicht {count}.",
  "uuid.invalid": "{field} muss eine UUID sein, zum Beispiel 66a114c7-2ddd-5119-9ddf-5a789f5a5a44.",
  "cidr.invalid": {
    template: "{field} muss ein Netz in CIDR-Notation sein, zum Beispiel 192.168.1.0/24 oder 2001:db8::/32.",
    reasons: {
      address:
        "{field} ist eine Adresse ohne Präfixlänge; ergänzen Sie sie, zum Beispiel /24 für ein Netz oder /32 für eine einzelne IPv4-Adresse.",
      prefix: "{field} hat eine zu große Präfixlänge; bei IPv4 sind es höchstens 32 Bit, bei IPv6 höchstens 128.",
      mask: "{field} enthält eine Maske, die als Adresse geschrieben ist; geben Sie die Präfixlänge an, zum Beispiel /24 statt 255.255.255.0.",
      range:
        "{field} ist ein Adressbereich; geben Sie die Netze an, aus denen er besteht, jedes in einem eigenen Eintrag.",
      several: "{field} enthält mehrere Netze; legen Sie für jedes einen eigenen Eintrag an.",
      "leading-zeros":
        "{field} enthält Zahlen mit führenden Nullen, die manche Programme oktal lesen; lassen Sie diese Nullen weg.",
      "ipv4-in-ipv6":
        "{field} enthält eine IPv4-Adresse in einer IPv6-Adresse, was die API nicht annimmt; schreiben Sie sie hexadezimal.",
      zone: "{field} enthält nach einem Prozentzeichen eine Zone, die nur auf einem einzigen Gerät gilt; schreiben Sie das Netz ohne sie.",
      blank: "{field} enthält Leerraum oder unsichtbare Zeichen, innen oder am Rand; entfernen Sie sie.",
      punctuation:
        "{field} enthält Satzzeichen, innen oder am Rand, zum Beispiel Anführungszeichen oder Klammern; schreiben Sie nur das Netz.",
    },
  },
  "remote-host.invalid": {
    template: "{field} muss eine IPv4-Adresse oder ein Hostname sein, zum Beispiel 203.0.113.7 oder vpn.example.com.",
    reasons: {
      ipv6: "{field} ist eine IPv6-Adresse, die die API nicht annimmt; verwenden Sie eine IPv4-Adresse oder einen Hostnamen.",
      "numeric-end":
        "{field} endet wie eine IPv4-Adresse, ist aber keine; geben Sie vier Zahlen von 0 bis 255 oder einen Hostnamen an.",
      "leading-zeros":
        "{field} enthält Zahlen mit führenden Nullen, die manche Programme oktal lesen; lassen Sie diese Nullen weg.",
      network: "{field} ist ein Netz; geben Sie die Adresse der Gegenstelle ohne Präfixlänge an.",
      url: "{field} ist mehr als ein Host, zum Beispiel eine URL; geben Sie nur den Host daraus an.",
      port: "{field} enthält einen Port, doch die Ports von IKE stehen fest; geben Sie nur den Host an.",
      spaces: "{field} enthält Leerraum oder unsichtbare Zeichen, innen oder am Rand; entfernen Sie sie.",
      punctuation:
        "{field} enthält Zeichen, die kein Host hat, zum Beispiel lange Striche, Anführungszeichen oder Ziffern voller Breite; schreiben Sie ihn mit einfachen Zeichen.",
      several: "{field} enthält mehrere Hosts; legen Sie für jeden einen eigenen Tunnel an.",
      underscore:
        "{field} enthält einen Unterstrich, der in Hostnamen nicht erlaubt ist; verwenden Sie den Namen mit Bindestrichen oder eine Adresse.",
      "trailing-dot": "{field} endet mit einem Punkt; lassen Sie ihn weg.",
      international:
        "{field} ist ein internationaler Name; schreiben Sie {name} in der A-Label-Form, die mit xn-- beginnt.",
      "a-label":
        "{field} enthält ein Label, das mit xn-- beginnt und kein gültiges A-Label ist; kopieren Sie den Namen noch einmal.",
      length:
        "{field} ist zu lang: Ein Hostname hat höchstens 253 Zeichen, jeder Teil zwischen zwei Punkten höchstens 63.",
    },
  },
  "psk.required": "{field} ist erforderlich: Die Authentifizierungsmethode PSK braucht einen Pre-shared Key.",
  "psk.empty": "{field} darf nicht leer sein: Geben Sie einen Pre-shared Key ein, oder erzeugen Sie einen.",

  "member.unknown": {
    template: "{field} ist kein Feld, das die API kennt; lassen Sie es weg.",
    reasons: {
      moved: "{field} ist kein Feld, das die API kennt; verschieben Sie es nach {intended}.",
      nested:
        "{field} hat einen Namen mit Punkten, den die API nicht als Pfad liest; setzen Sie den Wert in verschachtelte Objekte.",
      similar: "{field} ist kein Feld, das die API kennt; benennen Sie es in {intended} um.",
      wrapped: "{field} enthält die Felder des Tunnels selbst; übergeben Sie nur diesen Inhalt.",
    },
  },
  "member.duplicate":
    "{field} kommt mehrmals vor, zuerst in Zeile {other}, und nur die letzte Angabe gilt; entfernen Sie die anderen.",
  "member.read-only": "{field} wird von der API gesetzt und lässt sich nicht vorgeben; lassen Sie das Feld weg.",
  "name.blank": "{field} ist leer; geben Sie dem Tunnel einen Namen, unter dem man ihn findet.",
  "name.padded": "{field} beginnt oder endet mit Leerraum; entfernen Sie ihn.",

  "cidr.host-bits": "{field} bezeichnet einen Host in einem Netz; geben Sie das Netz an, also {network}.",
  "cidr.not-canonical":
    "{field} steht nicht in der kanonischen Schreibweise, die Logs und andere Werkzeuge zeigen; schreiben Sie {network}.",
  "cidr.duplicate": "{field} ist dasselbe Netz wie {other}; entfernen Sie eines von beiden.",
  "cidr.contained": "{field} ist ein Teil von {other}; lassen Sie dieses Netz weg.",
  "cidr.sides-overlap":
    "{field} liegt in {other} auf der Cloud-Seite, sodass Verkehr dorthin in der Cloud bleibt; verwenden Sie Netze, die sich nicht überschneiden.",
  "cidr.default-route": {
    template:
      "{field} steht für alle IPv{family}-Adressen; schränken Sie das Netz ein, wenn nicht der gesamte Verkehr den Tunnel nehmen soll.",
    reasons: {
      cloud:
        "{field} lässt alle IPv{family}-Adressen der Cloud den Tunnel nutzen, wie in den Beispielen von IONOS; schränken Sie das Netz ein, wenn nur einige Netze es sollen.",
      both: "{field} und die Cloud-Seite stehen beide für alle IPv{family}-Adressen, sodass allein die Routen bestimmen, was den Tunnel nimmt; schränken Sie beide ein, wo es geht.",
    },
  },
  "cidr.default-route-beside":
    "{field} umfasst alle anderen IPv{family}-Netze seiner Seite; behalten Sie nur dieses Netz, oder lassen Sie es weg.",
  "cidr.no-pair":
    "Die Cloud-Seite hat nur IPv{cloud}-Netze und die andere Seite nur IPv{peer}-Netze, sodass keines mit einem anderen kommunizieren kann; verwenden Sie auf beiden Seiten dieselbe Familie.",
  "cidr.family-one-side":
    "{field} ist ein IPv{family}-Netz, und in {other} gibt es keines, mit dem es kommunizieren könnte; fügen Sie dort eines hinzu, oder lassen Sie dieses weg.",
  "cidr.remote-host": {
    template:
      "{field} enthält den Remote Host {host}, dessen eigene Pakete dann in den Tunnel gingen; nehmen Sie den Host aus dem Netz heraus.",
    reasons: {
      itself:
        "{field} ist der Remote Host {host} selbst, dessen eigene Pakete dann in den Tunnel gingen; geben Sie die Netze hinter ihm an.",
      cloud:
        "{field} enthält den Remote Host {host}, den das Gateway dann in der Cloud suchen würde; verwenden Sie Netze, in denen er nicht liegt.",
    },
  },
  "cidr.pairs":
    "Die beiden Seiten bilden {count} Paare von Netzen, und manche Gegenstellen brauchen für jedes eine eigene Child-SA; verwenden Sie möglichst nur ein Netz je Seite.",
  "cidr.aggregate":
    "{field} enthält {count} Netze, die zusammen {network} bilden; geben Sie stattdessen dieses eine an.",
  "cidr.special": {
    template: "{field} liegt in {network}, und kein Netz hat diese Adressen; prüfen Sie das Netz.",
    reasons: {
      loopback:
        "{field} ist für Loopback bestimmt ({network}), und Verkehr dorthin verlässt keinen Host; prüfen Sie das Netz.",
      "link-local":
        "{field} ist für einzelne Netzsegmente bestimmt ({network}), und Verkehr dorthin wird nicht geroutet; prüfen Sie das Netz.",
      multicast:
        "{field} ist für Multicast bestimmt ({network}), das ein Tunnel zwischen Netzen nicht befördert; prüfen Sie das Netz.",
      reserved: "{field} ist reserviert ({network}), und kein Netz hat diese Adressen; prüfen Sie das Netz.",
      documentation:
        "{field} ist für Beispiele bestimmt ({network}), und kein Netz hat diese Adressen; geben Sie das Netz an, das gemeint ist.",
    },
  },
  "cidr.single-address":
    "{field} ist eine einzelne Adresse, die wie die eines Netzes aussieht; geben Sie die Präfixlänge des Netzes an, zum Beispiel /24, wenn das Netz gemeint ist.",

  "remote-host.special": {
    template:
      "{field} liegt in {network}, und dieses Netz kann ein Gateway im Internet nicht erreichen; verwenden Sie eine öffentliche Adresse.",
    reasons: {
      private:
        "{field} ist eine private Adresse ({network}), die ein Gateway im Internet nicht erreichen kann; verwenden Sie die öffentliche.",
      shared:
        "{field} ist eine Adresse hinter dem NAT eines Providers ({network}), die ein Gateway im Internet nicht erreichen kann; verwenden Sie eine öffentliche.",
      loopback:
        "{field} ist eine Loopback-Adresse ({network}), unter der das Gateway sich selbst erreichen würde; verwenden Sie die öffentliche Adresse der Gegenstelle.",
      "link-local":
        "{field} ist eine Link-Local-Adresse ({network}), die nur in einem einzigen Netzsegment gilt; verwenden Sie eine öffentliche.",
      multicast:
        "{field} ist eine Multicast-Adresse ({network}), doch eine Gegenstelle hat eine eigene; verwenden Sie deren öffentliche Unicast-Adresse.",
      reserved:
        "{field} ist eine reservierte Adresse ({network}), die keine Gegenstelle haben kann; verwenden Sie die öffentliche Adresse der Gegenstelle.",
      documentation:
        "{field} ist eine Adresse für Beispiele ({network}), die keine Gegenstelle hat; verwenden Sie die öffentliche Adresse der Gegenstelle.",
      benchmark:
        "{field} ist eine Adresse für Leistungsmessungen ({network}), die im Internet nicht geroutet wird; verwenden Sie eine öffentliche.",
    },
  },
  "remote-host.special-name": {
    template:
      "{field} ist ein besonderer Name ({suffix}), der nicht für Hosts im Internet gedacht ist; verwenden Sie einen öffentlichen Namen oder eine öffentliche Adresse.",
    reasons: {
      local:
        "{field} ist ein Name für lokale Netze ({suffix}), den ein Gateway im Internet nicht auflösen kann; verwenden Sie einen öffentlichen Namen oder eine öffentliche Adresse.",
      localhost:
        "{field} ist ein Name, mit dem das Gateway sich selbst erreichen würde ({suffix}); verwenden Sie den öffentlichen Namen oder die öffentliche Adresse der Gegenstelle.",
      example:
        "{field} ist ein Name für Beispiele ({suffix}), den keine Gegenstelle hat; verwenden Sie den öffentlichen Namen oder die öffentliche Adresse der Gegenstelle.",
      "not-resolved":
        "{field} ist ein Name, der im Internet nie aufgelöst wird ({suffix}); verwenden Sie einen öffentlichen Namen oder eine öffentliche Adresse.",
      digits:
        "{field} endet auf ein Label mit Ziffern, das keine Top-Level-Domain ist; prüfen Sie den Namen oder die Adresse auf Tippfehler.",
    },
  },
  "remote-host.single-label":
    "{field} besteht aus einem einzigen Label, das nur ein lokales Netz auflösen kann; verwenden Sie den vollständigen Namen, zum Beispiel vpn.example.com.",

  "psk.very-short":
    "{field} hat nur {length} Zeichen und lässt sich durch Ausprobieren finden; verwenden Sie mindestens {minimum} zufällige Zeichen.",
  "psk.short": "{field} hat {length} Zeichen; verwenden Sie mindestens {minimum} zufällige Zeichen.",
  "psk.long":
    "{field} hat mehr als {maximum} Zeichen, die AWS und einige Geräte nicht annehmen; ein zufälliger Schlüssel braucht nicht länger zu sein.",
  "psk.weak": {
    template:
      "{field} hat eine Stärke von etwa {bits} Bit; erzeugen Sie einen zufälligen Schlüssel mit mindestens {minimum} Bit.",
    reasons: {
      repeats:
        "{field} wiederholt sich und hat eine Stärke von etwa {bits} Bit; erzeugen Sie einen zufälligen Schlüssel mit mindestens {minimum} Bit.",
      sequence:
        "{field} enthält Folgen wie abcd oder 4321 und hat eine Stärke von etwa {bits} Bit; erzeugen Sie einen zufälligen Schlüssel mit mindestens {minimum} Bit.",
      keyboard:
        "{field} folgt der Anordnung der Tasten und hat eine Stärke von etwa {bits} Bit; erzeugen Sie einen zufälligen Schlüssel mit mindestens {minimum} Bit.",
      words:
        "{field} besteht aus gängigen Wörtern und hat eine Stärke von etwa {bits} Bit; erzeugen Sie einen zufälligen Schlüssel mit mindestens {minimum} Bit.",
    },
  },
  "psk.sample":
    "{field} ist der Beispielschlüssel aus der öffentlichen Dokumentation der API; erzeugen Sie einen eigenen.",
  "psk.placeholder":
    "{field} sieht aus, als stünde es nur für einen Schlüssel, zum Beispiel eine nicht ersetzte Variable; setzen Sie den Schlüssel selbst ein.",
  "psk.own-name": {
    template: "{field} enthält, was jeder über den Tunnel wissen darf; erzeugen Sie einen zufälligen Schlüssel.",
    reasons: {
      name: "{field} enthält den Namen des Tunnels oder ein Wort daraus, die jeder kennen darf; erzeugen Sie einen zufälligen Schlüssel.",
      host: "{field} enthält den Remote Host oder einen Teil davon, die jeder kennen darf; erzeugen Sie einen zufälligen Schlüssel.",
    },
  },
  "psk.exposed":
    "{field} enthält den Pre-shared Key, und wer den Tunnel sehen darf, liest ihn dort; entfernen Sie ihn, und erzeugen Sie einen neuen.",
  "psk.prefix": {
    template:
      "{field} hat ein Präfix, das manche Gateways dekodieren; lassen Sie den Schlüssel mit einem anderen Zeichen beginnen.",
    reasons: {
      hexadecimal:
        "{field} beginnt mit 0x, wonach manche Gateways Hexadezimalziffern erwarten; lassen Sie den Schlüssel mit einem anderen Zeichen beginnen.",
      base64:
        "{field} beginnt mit 0s, wonach manche Gateways Base64 erwarten; lassen Sie den Schlüssel mit einem anderen Zeichen beginnen.",
    },
  },
  "psk.characters": {
    template:
      "{field} enthält Zeichen, die manche Gateways ablehnen; verwenden Sie nur Buchstaben von A bis Z und Ziffern.",
    reasons: {
      control:
        "{field} enthält Steuerzeichen, zum Beispiel einen Zeilenumbruch, die viele Gateways ablehnen oder abschneiden; entfernen Sie sie.",
      ends: "{field} beginnt oder endet mit Leerraum oder einem unsichtbaren Zeichen, was pfSense und andere abschneiden; entfernen Sie es.",
      "non-ascii":
        "{field} enthält Zeichen, die nicht zu ASCII gehören; pfSense lehnt sie ab, andere kodieren sie unterschiedlich; verwenden Sie nur Buchstaben von A bis Z und Ziffern.",
      quote:
        "{field} enthält Anführungszeichen oder einen Backslash, die VyOS und andere Konfigurationsdateien interpretieren; verwenden Sie nur Buchstaben von A bis Z und Ziffern.",
      syntax:
        "{field} enthält geschweifte Klammern, # oder $, die Konfigurationsdateien wie die von strongSwan interpretieren; verwenden Sie nur Buchstaben von A bis Z und Ziffern.",
      space: "{field} enthält Leerzeichen, die Azure ablehnt; verwenden Sie nur Buchstaben von A bis Z und Ziffern.",
      tilde: "{field} enthält eine Tilde, die Azure ablehnt; verwenden Sie nur Buchstaben von A bis Z und Ziffern.",
    },
  },

  "integrity.unused":
    "{field} hat keine Wirkung, weil {algorithm} die Integrität von ESP selbst schützt; Sie können das Feld weglassen.",
  "integrity.prf":
    "{field} bestimmt höchstens die Pseudozufallsfunktion (PRF), weil {algorithm} die Integrität von IKE selbst schützt; stellen Sie an der Gegenstelle dieselbe Funktion ein.",
  "encryption.short-icv": {
    template:
      "{field} hat einen Integritätsprüfwert (ICV) von 12 Byte, den Gegenstellen nicht unterstützen müssen; verwenden Sie AES256-GCM-16, sofern die Gegenstelle nicht den jetzigen Algorithmus verlangt.",
    reasons: {
      ike: "{field} hat einen Integritätsprüfwert (ICV) von 12 Byte, der für IKE nicht empfohlen ist; verwenden Sie AES256-GCM-16, sofern die Gegenstelle nicht den jetzigen Algorithmus verlangt.",
    },
  },
  "encryption.ike-weaker":
    "{field} ist schwächer als {algorithm} von ESP, dessen Schlüssel er schützt, und Compliance-Regeln wie auch sa-strength-enforcement von Cisco lehnen das ab; verwenden Sie {alternative}.",
  "encryption.ccm-ike":
    "{field} ist ein CCM-Algorithmus, den nur wenige Gegenstellen für IKE unterstützen; verwenden Sie AES256-GCM-16 oder AES256.",
  "encryption.ctr":
    "{field} ist ein Algorithmus im Zählermodus (CTR), den weniger Gegenstellen unterstützen; verwenden Sie AES256-GCM-16 oder AES256, sofern die Gegenstelle nicht den jetzigen Algorithmus verlangt.",
  "integrity.xcbc":
    "{field} hat einen Schlüssel von 128 Bit und ist damit schwächer als {algorithm}; verwenden Sie SHA256 oder einen stärkeren Algorithmus.",
  "group.brainpool":
    "{field} ist eine Brainpool-Gruppe, die etliche Gegenstellen nicht unterstützen; verwenden Sie {alternative}, sofern die Gegenstelle nicht die jetzige Gruppe verlangt.",
  "group.weaker":
    "{field} ist schwächer als die IKE-Gruppe {group}, wenn auch für sich stark genug; verwenden Sie möglichst für beide Phasen dieselbe Gruppe.",
  "lifetime.order":
    "{field} beträgt {lifetime} Sekunden und ist damit nicht kürzer als ike.lifetime; IKEv2 erlaubt das, weil eine neue IKE-SA die Child-SAs übernimmt, und eine kürzere erneuert die Schlüssel von ESP häufiger.",

  "tunnels.max": "Ein Gateway hat höchstens {maximum} Tunnel, hier sind es {count}; verwenden Sie ein zweites Gateway.",
  "tunnels.name":
    "{member} von Tunnel {this} ist auch der Name von Tunnel {tunnel}; geben Sie jedem Tunnel einen eigenen.",
  "tunnels.same-peer":
    "{member} von Tunnel {this} ist auch der Remote Host von Tunnel {tunnel}, und die Netze der beiden überschneiden sich; fassen Sie sie zu einem Tunnel zusammen.",
  "tunnels.peer-settings": {
    template:
      "{member} von Tunnel {this} ist auch der Remote Host von Tunnel {tunnel}, der anders eingestellt ist; geben Sie beiden denselben Schlüssel und dieselben IKE-Algorithmen.",
    reasons: {
      key: "{member} von Tunnel {this} ist auch der Remote Host von Tunnel {tunnel}, der einen anderen Schlüssel hat, und wenn dieser Host die Verbindung aufbaut, steht nicht fest, welcher gilt; geben Sie beiden denselben Schlüssel.",
      ike: "{member} von Tunnel {this} ist auch der Remote Host von Tunnel {tunnel}, der andere IKE-Algorithmen hat, und wenn dieser Host die Verbindung aufbaut, steht nicht fest, welche gelten; geben Sie beiden dieselben.",
    },
  },
  "tunnels.remote-host": {
    template:
      "{member} von Tunnel {this} liegt in {network} von Tunnel {tunnel}, sodass Pakete an diesen Host ihn nicht erreichen; halten Sie Remote Hosts aus den Netzen von Tunneln heraus.",
    reasons: {
      network:
        "{member} von Tunnel {this} ist {network} und enthält den Remote Host von Tunnel {tunnel}, sodass Pakete an jenen Host ihn nicht erreichen; halten Sie Remote Hosts aus den Netzen von Tunneln heraus.",
    },
  },
  "tunnels.psk":
    "{member} von Tunnel {this} ist auch der Schlüssel von Tunnel {tunnel}, und wer ihn kennt, hat beide; geben Sie jedem Tunnel einen eigenen.",
  "tunnels.overlap":
    "{member} von Tunnel {this} ist dasselbe Netz wie {network} von Tunnel {tunnel}, sodass das Gateway nicht erkennen kann, welcher Tunnel gemeint ist; verwenden Sie Netze, die sich nicht überschneiden.",
  "tunnels.nested":
    "{member} von Tunnel {this} und {network} von Tunnel {tunnel} liegen eines im anderen, und für das, was in beide passt, nehmen Gateways das engere; prüfen Sie, ob das so gemeint ist.",

  "plan.ambiguous": {
    template: "{member} von Tunnel {this} passt zu mehreren Tunneln; geben Sie jedem Tunnel einen eigenen Namen.",
    reasons: {
      desired:
        "{member} von Tunnel {this} ist auch der Name von Tunnel {tunnel} desselben Plans; geben Sie jedem Tunnel einen eigenen.",
      actual:
        "{member} von Tunnel {this} ist der Name von {count} Tunneln des Gateways, und es steht nicht fest, welcher gemeint ist; benennen Sie die anderen um, oder löschen Sie sie.",
    },
  },

  "peer.option": {
    template: "{field} ist für die Konfiguration der Gegenstelle nicht verwendbar.",
    reasons: {
      address: "{field} muss eine IPv4-Adresse sein, zum Beispiel 203.0.113.7.",
      identity:
        "{field} muss eine IPv4-Adresse, ein Name aus Buchstaben, Ziffern, Punkten, Bindestrichen und Unterstrichen oder eine daraus gebildete E-Mail-Adresse sein.",
      "identity-long":
        "{field} ist zu lang für eine Identität auf {device}, das höchstens {maximum} Zeichen annimmt; geben Sie der Gegenstelle eine kürzere.",
    },
  },
  "peer.unsupported": {
    template: "{field} kann bei {device} nicht {value} sein; wählen Sie einen anderen Wert oder ein anderes Gerät.",
    reasons: {
      unknown:
        "{field} ist {value}, was diese Version des Pakets für {device} nicht schreiben kann; aktualisieren Sie das Paket, oder verwenden Sie die Tabelle für beliebige Geräte.",
      "esp-group":
        "{field} muss die Gruppe von IKE sein: {device} verwendet diese auch für ESP, und die erste Erneuerung der Schlüssel würde scheitern.",
      ipv6: "{field} ist das IPv6-Netz {value}, das {device} nicht zu einem IPv4-Gateway übertragen kann; lassen Sie es weg, oder wählen Sie ein anderes Gerät.",
      "no-pair":
        "{field} enthält kein Netz der Adressfamilie eines Netzes der anderen Seite; fügen Sie eines hinzu, damit Verkehr fließen kann.",
      identity:
        "{field} ist {value}, was nicht die Identität sein kann, die die Gegenstelle sendet; geben Sie der Gegenstelle eine eigene Identität.",
      "identity-long":
        "{field} ist zu lang für eine Identität auf {device}, das höchstens {maximum} Zeichen annimmt; geben Sie der Gegenstelle eine kürzere.",
      "key-short":
        "{field} ist zu kurz für {device}, das mindestens {minimum} Zeichen verlangt; erzeugen Sie einen längeren Schlüssel.",
      "key-long":
        "{field} ist zu lang für {device}, das höchstens {maximum} Byte dieser Art annimmt; erzeugen Sie einen kürzeren Schlüssel.",
      "key-ascii":
        "{field} enthält Zeichen außerhalb von ASCII, die {device} ablehnt; verwenden Sie nur Buchstaben und Ziffern.",
      "key-control":
        "{field} enthält Steuerzeichen, die sich in ein Feld von {device} nicht eingeben lassen; verwenden Sie nur Buchstaben und Ziffern.",
      "key-padded":
        "{field} beginnt oder endet mit Leerraum, den {device} entfernen kann; verwenden Sie nur Buchstaben und Ziffern.",
    },
  },
  "peer.pairs":
    "{field} bildet mit den Netzen der anderen Seite {count} Paare, und {device} baut für jedes eine Child-SA auf; prüfen Sie, ob alle zustande kommen.",
};
