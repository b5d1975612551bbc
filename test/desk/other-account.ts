// Loaded before the program: what the operating system says of who runs it, for a second officer on one machine.
import os from "node:os";
import "../unsynced.ts";

const own = os.userInfo();
const username = process.env["TALIAD_TEST_ACCOUNT"] ?? own.username;
Object.defineProperty(os, "userInfo", { value: () => ({ ...own, username }) });
