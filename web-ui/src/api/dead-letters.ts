import { get, path, post, put, remove } from './client';
import type { Schema } from './types';

export type Letter = Schema<'DeadLetter'>;
export type LetterSummary = Schema<'DeadLetterSummary'>;
export type Letters = Schema<'DeadLetters'>;

const LETTERS = '/api/v1/dead-letter';

/** Messages that could not be handled, newest first. */
export const letters = (filter: { service?: string; replayed?: string }, nextPageKey?: string, signal?: AbortSignal) =>
  get<Letters>(LETTERS, { query: { ...filter, pageSize: 50, nextPageKey }, ...(signal ? { signal } : {}) });

export const letter = (id: string, signal: AbortSignal) => get<Letter>(LETTERS + path`/${id}`, { signal });

/** Replaces the message; refused when it is no event that can be handled. */
export const editLetter = (id: string, body: string) => put<Letter>(LETTERS + path`/${id}`, body, { type: 'application/json' });

export const replayLetter = (id: string) => post<Schema<'Replayed'>>(LETTERS + path`/${id}/replay`);

export const deleteLetter = (id: string) => remove(LETTERS + path`/${id}`);
