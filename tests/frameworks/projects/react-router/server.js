// The program that is deployed: it listens, and passes requests to the application.

import { createServer } from "node:http";
import * as build from "virtual:react-router/server-build";
import { createRequestListener } from "@react-router/node";

const { HOST, PORT } = process.env;
createServer(createRequestListener({ build })).listen(PORT, HOST);
