import { index, route } from "@react-router/dev/routes";

export default [index("routes/page.jsx"), route("story", "routes/story.js")];
