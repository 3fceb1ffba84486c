// A page that the server draws.

import { Component } from "@angular/core";
import { parseCidr } from "ionos-ipsec-tunnels/validate";

@Component({ selector: "story-page", template: "<p>{{ network }}</p>" })
export class Page {
  network = parseCidr("10.7.0.1/8")?.network;
}
