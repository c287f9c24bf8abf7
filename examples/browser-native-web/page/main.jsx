/** Starts the app in a page; Expo's own entry does this in an Expo app. */
import { AppRegistry } from "react-native";
import { App } from "./app.jsx";

AppRegistry.registerComponent("lamps", () => App);
AppRegistry.runApplication("lamps", { rootTag: document.querySelector("#app") });
