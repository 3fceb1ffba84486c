# IONOS Cloud VPN tunnel: Office Berlin
# Second floor, rack 3.

# Lifetimes end here before the gateway's, which are 86400 seconds (IKE) and 3600 seconds (ESP): so that
# this side asks for new keys first.
/ip ipsec profile add name=ionos-office-berlin dh-group=modp4096 enc-algorithm=aes-256 hash-algorithm=sha256 lifetime=60480s nat-traversal=yes dpd-interval=30s dpd-maximum-failures=5 proposal-check=obey
/ip ipsec proposal add name=ionos-office-berlin pfs-group=modp4096 enc-algorithms=aes-256-cbc auth-algorithms=sha256 lifetime=2520s
/ip ipsec peer add name=ionos-office-berlin address=203.0.113.1/32 exchange-mode=ike2 profile=ionos-office-berlin comment="Office Berlin"
# RouterOS reads a key that begins with 0x as hexadecimal.
/ip ipsec identity add peer=ionos-office-berlin auth-method=pre-shared-key secret="X7nq0vJw3mXc9sLk2bRz6yHd1gFa8uPe" my-id=fqdn:vpn.mycompany.com remote-id=address:203.0.113.1 generate-policy=no

# A policy for each pair of networks.
/ip ipsec policy add peer=ionos-office-berlin proposal=ionos-office-berlin tunnel=yes action=encrypt level=unique src-address=192.168.40.0/24 dst-address=10.7.0.0/24

# IKE and ESP from the gateway: move these rules above one that drops what comes from the internet.
/ip firewall filter add chain=input action=accept protocol=udp src-address=203.0.113.1 dst-port=500,4500 comment="ionos-office-berlin"
/ip firewall filter add chain=input action=accept protocol=ipsec-esp src-address=203.0.113.1 comment="ionos-office-berlin"
