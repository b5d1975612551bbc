// `taliad explain`: placeholder until the explanation text is wired.
export const explain = async (): Promise<number> => 0;
