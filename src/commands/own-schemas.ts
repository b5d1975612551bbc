// Where the law is that comes with the program.
import { fileURLToPath } from "node:url";

/** The folder of the schemas that come with the program. */
export const ownSchemas = fileURLToPath(new URL("../../schemas", import.meta.url));
