// The page in a browser.

import { bootstrapApplication } from "@angular/platform-browser";
import { Page } from "./page";

bootstrapApplication(Page);
