{{- define "drydock.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Of all objects. Takes (dict "root" $ "component" "nats"). */}}
{{- define "drydock.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: drydock
{{ include "drydock.selector" . }}
{{- end -}}

{{/* What selects a component's pods; never changes. */}}
{{- define "drydock.selector" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* Of the pods of NATS and PostgreSQL: a new version of the chart alone is no reason to restart these. */}}
{{- define "drydock.lastingLabels" -}}
app.kubernetes.io/part-of: drydock
{{ include "drydock.selector" . }}
{{- end -}}

{{/* The four services: their names by the keys of values.yaml. */}}
{{- define "drydock.services" -}}
shipyardController: shipyard-controller
remediationService: remediation-service
lighthouseService: lighthouse-service
{{- if .Values.jobExecutor.enabled }}
jobExecutor: job-executor
{{- end }}
{{- end -}}

{{- define "drydock.image" -}}
{{- $own := .values.image -}}
{{- $all := .root.Values.image -}}
{{- $repository := default (printf "%s-%s" $all.repository .name) $own.repository -}}
{{- if $own.digest -}}
{{ $all.registry }}/{{ $repository }}@{{ $own.digest }}
{{- else -}}
{{ $all.registry }}/{{ $repository }}:{{ default (default .root.Chart.AppVersion $all.tag) $own.tag }}
{{- end -}}
{{- end -}}

{{/* An image that is not ours: NATS, PostgreSQL, the test's. */}}
{{- define "drydock.otherImage" -}}
{{- if .digest -}}
{{ .registry }}/{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .registry }}/{{ .repository }}:{{ .tag }}
{{- end -}}
{{- end -}}

{{- define "drydock.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "drydock.secret" -}}
{{- default (include "drydock.fullname" .) .Values.secrets.existingSecret -}}
{{- end -}}

{{- define "drydock.natsSecret" -}}
{{- default (printf "%s-nats" (include "drydock.fullname" .)) .Values.nats.existingSecret -}}
{{- end -}}

{{- define "drydock.natsHosts" -}}
{{- $fullname := include "drydock.fullname" . -}}
{{- $hosts := list -}}
{{- range $i := until (int .Values.nats.servers) -}}
{{- $hosts = append $hosts (printf "%s-nats-%d.%s-nats-headless.%s.svc" $fullname $i $fullname $.Release.Namespace) -}}
{{- end -}}
{{- join "," $hosts -}}
{{- end -}}

{{- define "drydock.natsUrl" -}}
{{- if eq .Values.nats.mode "external" -}}
{{- required "nats.external.url is needed with nats.mode: external" .Values.nats.external.url -}}
{{- else -}}
{{- $scheme := ternary "tls" "nats" (ne .Values.nats.tls.secretName "") -}}
{{- $urls := list -}}
{{- range splitList "," (include "drydock.natsHosts" .) -}}
{{- $urls = append $urls (printf "%s://%s:4222" $scheme .) -}}
{{- end -}}
{{- join "," $urls -}}
{{- end -}}
{{- end -}}

{{/* The ports of the servers, separated by commas. */}}
{{- define "drydock.natsPorts" -}}
{{- $ports := list -}}
{{- range splitList "," (include "drydock.natsUrl" .) -}}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" (trimAll " /" .)) -}}
{{- $ports = append $ports (default "4222" $port) -}}
{{- end -}}
{{- uniq $ports | join "," -}}
{{- end -}}

{{- define "drydock.natsMonitorUrl" -}}
{{- if eq .Values.nats.mode "external" -}}
{{- .Values.nats.external.monitorUrl -}}
{{- else -}}
http://{{ include "drydock.fullname" . }}-nats.{{ .Release.Namespace }}.svc:8222
{{- end -}}
{{- end -}}

{{- define "drydock.postgresHost" -}}
{{- $fullname := include "drydock.fullname" . -}}
{{- if eq .Values.postgresql.mode "external" -}}
{{- required "postgresql.external.host is needed with postgresql.mode: external" .Values.postgresql.external.host -}}
{{- else if eq .Values.postgresql.mode "operator" -}}
{{ $fullname }}-postgresql-rw
{{- else -}}
{{ $fullname }}-postgresql
{{- end -}}
{{- end -}}

{{- define "drydock.postgresPort" -}}
{{- ternary .Values.postgresql.external.port 5432 (eq .Values.postgresql.mode "external") | int -}}
{{- end -}}

{{- define "drydock.postgresSecret" -}}
{{- $fullname := include "drydock.fullname" . -}}
{{- if eq .Values.postgresql.mode "external" -}}
{{- required "postgresql.external.existingSecret is needed with postgresql.mode: external" .Values.postgresql.external.existingSecret -}}
{{- else if eq .Values.postgresql.mode "operator" -}}
{{ $fullname }}-postgresql-app
{{- else -}}
{{- default (printf "%s-postgresql" $fullname) .Values.postgresql.existingSecret -}}
{{- end -}}
{{- end -}}

{{- define "drydock.jobNamespace" -}}
{{- default (printf "%s-jobs" (include "drydock.fullname" .)) .Values.jobExecutor.jobs.namespace -}}
{{- end -}}

{{- define "drydock.serviceAccount" -}}
{{- default (printf "%s-%s" (include "drydock.fullname" .root) .name) .values.serviceAccount.name -}}
{{- end -}}

{{/* A key of a Secret as it is in the cluster, else what is given, else new. Takes root, secret, key, given, new. */}}
{{- define "drydock.kept" -}}
{{- if .given -}}
{{ .given | b64enc }}
{{- else -}}
{{- $there := (lookup "v1" "Secret" .root.Release.Namespace .secret) | default dict -}}
{{- $data := $there.data | default dict -}}
{{- if hasKey $data .key -}}
{{ index $data .key }}
{{- else -}}
{{ .new | b64enc }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Ways of writing a storage class. */}}
{{- define "drydock.storageClass" -}}
{{- if eq . "-" }}
storageClassName: ""
{{- else if . }}
storageClassName: {{ . }}
{{- end }}
{{- end -}}
