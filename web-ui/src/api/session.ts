import { get, post, remove } from './client';
import type { Who } from './types';

const SESSION = '/api/v1/session';

export const whoIsThere = () => get<Who>(SESSION);
export const logIn = (by: { token: string } | { code: string }) => post<Who>(SESSION, by);
export const logOut = () => remove(SESSION);
