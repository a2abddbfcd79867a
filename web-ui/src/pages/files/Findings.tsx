import type { DraftReport, Finding } from '../../api/files';
import type { Tone } from '../../domain/states';
import { Badge } from '../../parts/Badge';

const TONES: Record<Finding['severity'], Tone> = { error: 'bad', warning: 'warning', note: 'neutral' };

/** What is wrong with the text as it stands, and what it would bring elsewhere; each leads to its line. */
export function Findings({ report, onLine }: { report: DraftReport | undefined; onLine(line: number): void }) {
  if (!report) return <p class="quiet checked">Checking …</p>;
  const none = report.findings.length === 0 && report.elsewhere.length === 0;
  return (
    <div class="checked" aria-live="polite">
      {none ? (
        <p class="quiet">Nothing is wrong with it.</p>
      ) : (
        <p>{report.taken ? 'It can be committed; look at this first:' : 'It cannot be committed before this is mended:'}</p>
      )}
      <ul>
        {report.findings.map((finding, i) => (
          <li key={i}>
            <Badge tone={TONES[finding.severity]} word={finding.severity} />
            <button type="button" class="link" onClick={() => onLine(finding.line)}>
              {finding.line}:{finding.column}
            </button>
            <span>
              {finding.message} {finding.hint && <span class="quiet">{finding.hint}</span>}
            </span>
          </li>
        ))}
        {report.elsewhere.map((finding, i) => (
          <li key={`e${i}`}>
            <Badge tone={TONES[finding.severity]} word={finding.severity} />
            <code>
              {finding.branch}:{finding.file}:{finding.line}
            </code>
            <span>
              {finding.message} {finding.hint && <span class="quiet">{finding.hint}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
