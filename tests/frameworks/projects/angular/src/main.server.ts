// The page on the server, which draws it for each request.

import { type BootstrapContext, bootstrapApplication } from "@angular/platform-browser";
import { provideServerRendering, RenderMode, withRoutes } from "@angular/ssr";
import { Page } from "./page";

const routes = withRoutes([{ path: "**", renderMode: RenderMode.Server }]);

export default (context: BootstrapContext) =>
  bootstrapApplication(Page, { providers: [provideServerRendering(routes)] }, context);
