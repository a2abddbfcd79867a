import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { forceLinting, linter, lintGutter, lintKeymap, type Diagnostic } from '@codemirror/lint';
import { unifiedMergeView } from '@codemirror/merge';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'preact/hooks';
import type { Finding } from '../api/files';
import { span } from '../domain/files';

const THEME = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--surface)', fontSize: '13px', maxHeight: '64vh', minHeight: '200px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { color: 'var(--quiet)', backgroundColor: 'var(--raised)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--accent) 8%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 28%, transparent)',
  },
  '.cm-tooltip': { color: 'var(--text)', backgroundColor: 'var(--surface)', border: '1px solid var(--line-strong)', borderRadius: '6px', maxWidth: '520px' },
  '.cm-panels': { color: 'var(--text)', backgroundColor: 'var(--raised)' },
  '.cm-textfield, .cm-button': { color: 'var(--text)', background: 'var(--surface)', border: '1px solid var(--line-strong)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--running)' },
  '.cm-insertedLine, .cm-changedLine': { backgroundColor: 'var(--good-soft)' },
  '.cm-deletedChunk': { backgroundColor: 'var(--bad-soft)' },
  '.cm-changedText': { background: 'color-mix(in srgb, var(--good) 30%, transparent)' },
  '.cm-deletedChunk .cm-deletedText': { background: 'color-mix(in srgb, var(--bad) 30%, transparent)' },
  '.cm-collapsedLines': { color: 'var(--quiet)', background: 'var(--raised)' },
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"⋯"' },
});
const HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.comment, tags.meta], color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.keyword, tags.bool, tags.null, tags.number], fontWeight: '600' },
]);

/** A tool for texts: it stands in a shadow root, where its styles need no exception from the content security policy. */
export default function CodeBox(props: {
  label: string;
  file: string;
  text: string;
  /** the text is put in anew when this changes; what was typed is not taken back by a page that comes late with it */
  epoch?: string;
  /** shows what has changed since this text, and lets nothing be changed */
  original?: string;
  readOnly?: boolean;
  /** counts from 1; marked, and scrolled to */
  line?: number;
  /** finds what is wrong with a text, some time after the last key */
  check?(text: string): Promise<Finding[]>;
  onChange?(text: string): void;
}) {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef<EditorView>();
  const newest = useRef(props);
  newest.current = props;

  useEffect(() => {
    const host = element.current!;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const view = new EditorView({
      root,
      parent: root as unknown as DocumentFragment,
      state: EditorState.create({ doc: props.text, extensions: extensions(newest) }),
    });
    shown.current = view;
    if (props.line) goTo(view, props.line);
    return () => view.destroy();
  }, [props.file, props.original, props.readOnly]);

  useEffect(() => {
    const view = shown.current;
    if (!view || view.state.doc.toString() === props.text) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: props.text } });
  }, [props.epoch]);

  useEffect(() => {
    if (shown.current && props.line) goTo(shown.current, props.line);
  }, [props.line]);

  return <div class="code-box" ref={element} />;
}

function extensions(newest: { current: Parameters<typeof CodeBox>[0] }): Extension[] {
  const { label, file, original, readOnly, check } = newest.current;
  const fixed = readOnly || original !== undefined;
  const found: Extension[] = [
    lineNumbers(),
    drawSelection(),
    search({ top: true }),
    highlightSelectionMatches(),
    syntaxHighlighting(HIGHLIGHT),
    THEME,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', ...(fixed ? { 'aria-readonly': 'true' } : {}) }),
    keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap]),
  ];
  if (/\.ya?ml$/i.test(file)) found.push(yaml());
  if (/\.json$/i.test(file)) found.push(json());
  if (original !== undefined) found.push(unifiedMergeView({ original, mergeControls: false, collapseUnchanged: { margin: 4, minSize: 8 } }));
  if (fixed) {
    found.push(EditorState.readOnly.of(true), EditorView.editable.of(false));
  } else {
    found.push(
      history(),
      bracketMatching(),
      indentOnInput(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) newest.current.onChange?.(update.state.doc.toString());
      }),
    );
  }
  if (check && !fixed) {
    found.push(
      lintGutter(),
      linter(async (view) => diagnostics(view, await newest.current.check!(view.state.doc.toString())), { delay: 350 }),
      EditorView.updateListener.of((update) => {
        if (update.startState.doc.length === 0 && update.docChanged) forceLinting(update.view);
      }),
    );
  }
  return found;
}

function diagnostics(view: EditorView, findings: Finding[]): Diagnostic[] {
  const { doc } = view.state;
  return findings.map((finding) => {
    const line = doc.line(Math.min(Math.max(1, finding.line), doc.lines));
    return {
      ...span(line, finding.column),
      severity: finding.severity === 'note' ? 'info' : finding.severity,
      message: finding.hint ? `${finding.message}\n${finding.hint}` : finding.message,
    } as const;
  });
}

function goTo(view: EditorView, line: number): void {
  const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
  view.dispatch({ selection: { anchor: at.from }, effects: EditorView.scrollIntoView(at.from, { y: 'center' }) });
  view.focus();
}
