// The version that is part of every batch's identity. A test holds it equal to package.json.
export const programVersion = "0.8.0";
