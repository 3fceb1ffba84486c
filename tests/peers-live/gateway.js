/**
 * The IONOS side of a tunnel, written only from the definition that the API would get. It shares no code with the package, so
 * that a mistake in the package's table of algorithms is not repeated here.
 */

/** The API's words in strongSwan's, from strongSwan's documentation ("IKEv2 Cipher Suites"). */
const GROUPS = {
  "15-MODP3072": "modp3072",
  "16-MODP4096": "modp4096",
  "19-ECP256": "ecp256",
  "20-ECP384": "ecp384",
  "21-ECP521": "ecp521",
  "28-ECP256BP": "ecp256bp",
  "29-ECP384BP": "ecp384bp",
  "30-ECP512BP": "ecp512bp",
};
const HASHES = { SHA256: "sha256", SHA384: "sha384", SHA512: "sha512", "AES-XCBC": "aesxcbc" };

/** "AES256-GCM-16" is aes256gcm16, "AES128" is aes128. */
const cipher = (word) => word.toLowerCase().replaceAll("-", "");
const isAead = (word) => /-(GCM|CCM)-/.test(word);

function proposal({ encryptionAlgorithm, integrityAlgorithm, diffieHellmanGroup }, aeadIntegrity) {
  const hash = HASHES[integrityAlgorithm];
  const integrity = isAead(encryptionAlgorithm) ? aeadIntegrity(hash) : [hash];
  return [cipher(encryptionAlgorithm), ...integrity, GROUPS[diffieHellmanGroup]].join("-");
}

/** swanctl.conf of the gateway at `address` for the peer at `peerAddress`; the gateway waits. */
export function gatewayConfig(tunnel, address, peerAddress) {
  const { remoteHost, auth, ike, esp, cloudNetworkCIDRs, peerNetworkCIDRs } = tunnel;
  return `
connections {
  tunnel {
    version = 2
    local_addrs = ${address}
    remote_addrs = ${peerAddress}
    proposals = ${proposal(ike, (hash) => [`prf${hash}`])}
    rekey_time = ${ike.lifetime}s
    local {
      auth = psk
      id = ${address}
    }
    remote {
      auth = psk
      id = ${remoteHost}
    }
    children {
      networks {
        local_ts = ${cloudNetworkCIDRs.join(",")}
        remote_ts = ${peerNetworkCIDRs.join(",")}
        esp_proposals = ${proposal(esp, () => [])}
        life_time = ${esp.lifetime}s
        rekey_time = ${esp.lifetime}s
        rand_time = 0
      }
    }
  }
}
secrets {
  ike-tunnel {
    id-1 = ${address}
    id-2 = ${remoteHost}
    secret = 0s${Buffer.from(auth.psk.key).toString("base64")}
  }
}
`;
}
