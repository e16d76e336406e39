/** The migrated, empty database that every test database is a copy of. */
export declare const TEMPLATE: string;
/** Makes the template on a server, given an owner's URL of any of its databases. */
export declare function makeTemplate(serverUrl: string): Promise<void>;
/** A copy of the template under a new name; returns its owner's URL. */
export declare function cloneTemplate(serverUrl: string): Promise<string>;
/** Removes such a copy, whoever is still in it. */
export declare function dropClone(url: string): Promise<void>;
