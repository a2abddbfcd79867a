{{/* A service's Deployment. Takes root, name, values, and of what is its own: env, volumes, mounts, claim (a volume's values). */}}
{{- define "drydock.deployment" -}}
{{- $root := .root -}}
{{- $fullname := include "drydock.fullname" .root -}}
{{- $v := .values -}}
{{- $labels := dict "root" .root "component" .name -}}
{{- $autoscaled := (default (dict "enabled" false) $v.autoscaling).enabled -}}
{{- $claim := default (dict "enabled" false "accessMode" "") .claim -}}
{{- $alone := and $claim.enabled (eq $claim.accessMode "ReadWriteOnce") -}}
{{- if and $alone (or $autoscaled (gt (int $v.replicas) 1)) -}}
{{- fail (printf "%s: several replicas share one volume, which must be ReadWriteMany; set its accessMode, or replicas: 1" .name) -}}
{{- end -}}
{{- with .root.Values.shutdown -}}
{{- if le (int .gracePeriod) (add .delay .timeout | int) -}}
{{- fail (printf "shutdown.gracePeriod: Kubernetes would kill after %d s what may take %d s to stop (delay and timeout together); make it longer by 5 s or more" (int .gracePeriod) (add .delay .timeout)) -}}
{{- end -}}
{{- end -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $fullname }}-{{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "drydock.labels" $labels | nindent 4 }}
spec:
  {{- if not $autoscaled }}
  replicas: {{ $v.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  strategy:
    {{- if $alone }}
    type: Recreate
    {{- else }}
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
    {{- end }}
  selector:
    matchLabels:
      {{- include "drydock.selector" $labels | nindent 6 }}
  template:
    metadata:
      annotations:
        checksum/config: {{ include "drydock.properties" (dict "root" .root "values" $v) | sha256sum }}
        {{- with merge dict $v.podAnnotations .root.Values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      labels:
        {{- include "drydock.labels" $labels | nindent 8 }}
        {{- with merge dict $v.podLabels .root.Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "drydock.serviceAccount" (dict "root" .root "name" .name "values" $v) }}
      automountServiceAccountToken: {{ eq .name "job-executor" }}
      enableServiceLinks: false
      {{- include "drydock.pullSecrets" .root | nindent 6 }}
      terminationGracePeriodSeconds: {{ .root.Values.shutdown.gracePeriod }}
      securityContext:
        {{- toYaml .root.Values.podSecurityContext | nindent 8 }}
      containers:
        - name: {{ .name }}
          image: {{ include "drydock.image" . | quote }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          securityContext:
            {{- toYaml .root.Values.securityContext | nindent 12 }}
          ports:
            - name: http
              containerPort: {{ .port }}
          env:
            {{- include "drydock.env" . | nindent 12 }}
          {{- range $probe, $path := dict "startup" "started" "liveness" "live" "readiness" "ready" }}
          {{ $probe }}Probe:
            httpGet:
              path: /q/health/{{ $path }}
              port: http
            {{- toYaml (index $root.Values.probes $probe) | nindent 12 }}
          {{- end }}
          resources:
            {{- toYaml $v.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            - name: config
              mountPath: /etc/drydock
              readOnly: true
            {{- if .claim }}
            - name: data
              mountPath: /var/lib/drydock
            {{- end }}
            {{- include "drydock.trustMounts" .root | nindent 12 }}
            {{- with $v.extraVolumeMounts }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
      volumes:
        - name: tmp
          emptyDir: {}
        - name: config
          configMap:
            name: {{ $fullname }}-{{ .name }}
        {{- if .claim }}
        - name: data
          {{- if .claim.enabled }}
          persistentVolumeClaim:
            claimName: {{ default (printf "%s-%s" $fullname .name) .claim.existingClaim }}
          {{- else }}
          emptyDir: {}
          {{- end }}
        {{- end }}
        {{- include "drydock.trustVolumes" .root | nindent 8 }}
        {{- with $v.extraVolumes }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- include "drydock.placement" (dict "root" .root "component" .name "values" $v) | nindent 6 }}
{{- end -}}

{{/* Where pods go, and who gives way to whom. */}}
{{- define "drydock.placement" -}}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with merge dict .values.nodeSelector .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with concat .values.tolerations .root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with merge dict .values.affinity .root.Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- $labels := dict "root" .root "component" .component }}
{{- with .root.Values.topologySpreadConstraints }}
topologySpreadConstraints:
  {{- range . }}
  - {{- toYaml . | nindent 4 }}
    labelSelector:
      matchLabels:
        {{- include "drydock.selector" $labels | nindent 8 }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "drydock.env" -}}
{{- $fullname := include "drydock.fullname" .root -}}
{{- $secret := include "drydock.secret" .root -}}
{{- $postgres := include "drydock.postgresSecret" .root -}}
{{- $nats := .root.Values.nats -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ printf "-Duser.home=/tmp %s" .root.Values.jvmOptions | quote }}
- name: HOME
  value: /tmp
- name: QUARKUS_CONFIG_LOCATIONS
  value: /etc/drydock/application.properties
- name: QUARKUS_HTTP_PORT
  value: {{ .port | quote }}
- name: QUARKUS_SHUTDOWN_DELAY
  value: {{ printf "%dS" (int .root.Values.shutdown.delay) }}
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ printf "%dS" (int .root.Values.shutdown.timeout) }}
- name: DRYDOCK_DATABASE_URL
  value: postgresql://{{ include "drydock.postgresHost" .root }}:{{ include "drydock.postgresPort" .root }}/{{ .root.Values.postgresql.database }}
- name: DRYDOCK_DATABASE_USER
  valueFrom:
    secretKeyRef: {name: {{ $postgres }}, key: username}
- name: DRYDOCK_DATABASE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $postgres }}, key: password}
{{- if .root.Values.postgresql.tls.secretName }}
- name: DRYDOCK_DATABASE_SSL_MODE
  value: verify-full
- name: DRYDOCK_DATABASE_CA
  value: /etc/drydock-postgresql/ca.crt
{{- end }}
- name: DRYDOCK_NATS_URL
  value: {{ include "drydock.natsUrl" .root }}
{{- with include "drydock.natsMonitorUrl" .root }}
- name: DRYDOCK_NATS_MONITOR_URL
  value: {{ . }}
{{- end }}
{{- if eq $nats.mode "bundled" }}
- name: DRYDOCK_NATS_REPLICAS
  value: {{ min (int $nats.servers) 3 | quote }}
- name: DRYDOCK_NATS_USER
  value: {{ .name }}
- name: DRYDOCK_NATS_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ include "drydock.natsSecret" .root }}, key: {{ .name }}}
{{- else }}
- name: DRYDOCK_NATS_REPLICAS
  value: {{ $nats.external.streamReplicas | quote }}
{{- if eq $nats.external.auth "password" }}
{{- range $key := list "user" "password" }}
- name: DRYDOCK_NATS_{{ upper $key }}
  valueFrom:
    secretKeyRef: {name: {{ required "nats.external.existingSecret is needed with nats.external.auth: password" $nats.external.existingSecret }}, key: {{ $key }}}
{{- end }}
{{- else if eq $nats.external.auth "token" }}
- name: DRYDOCK_NATS_TOKEN
  valueFrom:
    secretKeyRef: {name: {{ required "nats.external.existingSecret is needed with nats.external.auth: token" $nats.external.existingSecret }}, key: token}
{{- else if eq $nats.external.auth "credentials" }}
- name: DRYDOCK_NATS_CREDENTIALS
  value: /etc/drydock-nats-credentials/user.creds
{{- end }}
{{- end }}
{{- if $nats.tls.secretName }}
- name: DRYDOCK_NATS_TLS
  value: nats
- name: QUARKUS_TLS_NATS_TRUST_STORE_PEM_CERTS
  value: /etc/drydock-nats/ca.crt
{{- end }}
- name: DRYDOCK_SERVICE_TOKEN
  valueFrom:
    secretKeyRef: {name: {{ $secret }}, key: service-token}
- name: DRYDOCK_API_TOKEN
  valueFrom:
    secretKeyRef: {name: {{ $secret }}, key: api-token}
{{- if eq .name "shipyard-controller" }}
- name: DRYDOCK_SHIPYARD_SECRET_KEY
  valueFrom:
    secretKeyRef: {name: {{ $secret }}, key: secret-key}
{{- else }}
- name: DRYDOCK_CONTROLLER_URL
  value: http://{{ $fullname }}-shipyard-controller:{{ .root.Values.shipyardController.service.port }}
{{- end }}
{{- with .env }}
{{ . }}
{{- end }}
{{- with concat .root.Values.extraEnv .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* The lines of application.properties. */}}
{{- define "drydock.properties" -}}
{{- range $key, $value := merge dict .values.config .root.Values.config }}
{{ $key }}={{ include "drydock.plain" $value | replace "\\" "\\\\" }}
{{- end }}
{{- end -}}

{{/* A value as it was written: Helm reads whole numbers as floating ones, and would show large ones as 6.7e+07. */}}
{{- define "drydock.plain" -}}
{{- $whole := "" -}}
{{- if kindIs "float64" . -}}
{{- if eq (floor .) . -}}
{{- $whole = int64 . | toString -}}
{{- end -}}
{{- end -}}
{{ default (toString .) $whole }}
{{- end -}}

{{/* Files by which a service knows whom it speaks to, and shows who it is. */}}
{{- define "drydock.trustMounts" -}}
{{- if .Values.nats.tls.secretName }}
- name: nats-ca
  mountPath: /etc/drydock-nats
  readOnly: true
{{- end }}
{{- if include "drydock.natsCredentials" . }}
- name: nats-credentials
  mountPath: /etc/drydock-nats-credentials
  readOnly: true
{{- end }}
{{- if .Values.postgresql.tls.secretName }}
- name: postgresql-ca
  mountPath: /etc/drydock-postgresql
  readOnly: true
{{- end }}
{{- end -}}

{{- define "drydock.trustVolumes" -}}
{{- with .Values.nats.tls.secretName }}
- name: nats-ca
  secret:
    secretName: {{ . }}
    items:
      - {key: ca.crt, path: ca.crt}
{{- end }}
{{- with include "drydock.natsCredentials" . }}
- name: nats-credentials
  secret:
    secretName: {{ . }}
    items:
      - {key: user.creds, path: user.creds}
{{- end }}
{{- with .Values.postgresql.tls.secretName }}
- name: postgresql-ca
  secret:
    secretName: {{ . }}
    items:
      - {key: ca.crt, path: ca.crt}
{{- end }}
{{- end -}}

{{/* The Secret with a file of NATS credentials, if that is how services log in. */}}
{{- define "drydock.natsCredentials" -}}
{{- $nats := .Values.nats -}}
{{- if and (eq $nats.mode "external") (eq $nats.external.auth "credentials") -}}
{{- required "nats.external.existingSecret is needed with nats.external.auth: credentials" $nats.external.existingSecret -}}
{{- end -}}
{{- end -}}

{{/* What each service has besides its Deployment. */}}
{{- define "drydock.around" -}}
{{- $fullname := include "drydock.fullname" .root -}}
{{- $labels := dict "root" .root "component" .name -}}
{{- $v := .values -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ $fullname }}-{{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "drydock.labels" $labels | nindent 4 }}
  {{- with $v.service.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  type: {{ $v.service.type }}
  selector:
    {{- include "drydock.selector" $labels | nindent 4 }}
  ports:
    - name: http
      port: {{ $v.service.port }}
      targetPort: http
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "drydock.serviceAccount" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "drydock.labels" $labels | nindent 4 }}
  {{- with $v.serviceAccount.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ $fullname }}-{{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "drydock.labels" $labels | nindent 4 }}
data:
  application.properties: |
    # keys of docs/configuration.md
    {{- include "drydock.properties" . | nindent 4 }}
{{- if $v.podDisruptionBudget.enabled }}
---
{{ include "drydock.disruptionBudget" . }}
{{- end }}
{{- if (default (dict "enabled" false) $v.autoscaling).enabled }}
{{- $current := semverCompare ">=1.23-0" .root.Capabilities.KubeVersion.Version }}
---
apiVersion: {{ ternary "autoscaling/v2" "autoscaling/v2beta2" $current }}
kind: HorizontalPodAutoscaler
metadata:
  name: {{ $fullname }}-{{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "drydock.labels" $labels | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ $fullname }}-{{ .name }}
  minReplicas: {{ $v.autoscaling.minReplicas }}
  maxReplicas: {{ $v.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ $v.autoscaling.targetCpuPercent }}
{{- end }}
{{- end -}}

{{- define "drydock.disruptionBudget" -}}
{{- $labels := dict "root" .root "component" .name -}}
apiVersion: {{ ternary "policy/v1" "policy/v1beta1" (semverCompare ">=1.21-0" .root.Capabilities.KubeVersion.Version) }}
kind: PodDisruptionBudget
metadata:
  name: {{ include "drydock.fullname" .root }}-{{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "drydock.labels" $labels | nindent 4 }}
spec:
  maxUnavailable: {{ .values.podDisruptionBudget.maxUnavailable }}
  selector:
    matchLabels:
      {{- include "drydock.selector" $labels | nindent 6 }}
{{- end -}}

{{/* A volume's claim, unless there is one. */}}
{{- define "drydock.claim" -}}
{{- if and .claim.enabled (not .claim.existingClaim) }}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ include "drydock.fullname" .root }}-{{ .name }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "drydock.labels" (dict "root" .root "component" .name) | nindent 4 }}
  annotations:
    helm.sh/resource-policy: keep
spec:
  accessModes: [{{ .claim.accessMode }}]
  {{- include "drydock.storageClass" .claim.storageClass | nindent 2 }}
  resources:
    requests:
      storage: {{ .claim.size }}
{{- end }}
{{- end -}}
