package keptnclients

import (
	"fmt"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/keptn/go-utils/pkg/api/models"
	api "github.com/keptn/go-utils/pkg/api/utils/v2"
	"github.com/keptn/go-utils/pkg/sdk"
)

const patience = 90 * time.Second

// A deployment is a task that the SDK carries out: it reads a file of the service and says where it is now.
type deployment struct{ seen chan sdk.KeptnEvent }

func (d deployment) Execute(keptn sdk.IKeptn, event sdk.KeptnEvent) (interface{}, *sdk.Error) {
	d.seen <- event
	given := event.Data.(map[string]interface{})
	return map[string]interface{}{"project": given["project"], "stage": given["stage"], "service": given["service"],
		"result": "pass", "status": "succeeded", "message": "deployed by go",
		"deployment": map[string]interface{}{"deploymentNames": []string{"direct"}}}, nil
}

type failing struct{}

func (failing) Execute(sdk.IKeptn, sdk.KeptnEvent) (interface{}, *sdk.Error) {
	return nil, &sdk.Error{StatusType: "errored", ResultType: "fail", Message: "no room left"}
}

func TestServiceOverHTTPCarriesOutTasks(t *testing.T) {
	t.Setenv("KEPTN_API_ENDPOINT", variable(t, "DRYDOCK_ENDPOINT")+"/api")
	t.Setenv("KEPTN_API_TOKEN", variable(t, "DRYDOCK_API_TOKEN"))
	carriesOutTasks(t)
}

func carriesOutTasks(t *testing.T) {
	keptn := client(t)
	project := newProject(t, keptn)
	name := fmt.Sprintf("go-service-%d", time.Now().UnixNano())
	t.Setenv("PUBSUB_TOPIC", "sh.keptn.event.go-deployment.triggered,sh.keptn.event.go-release.triggered")
	t.Setenv("K8S_NODE_NAME", "node-of-"+name)
	t.Setenv("K8S_NAMESPACE", "keptn")
	t.Setenv("K8S_POD_NAME", name+"-0")
	t.Setenv("K8S_DEPLOYMENT_NAME", name)
	t.Setenv("HEALTH_ENDPOINT_ENABLED", "false")
	seen := make(chan sdk.KeptnEvent, 10)
	service := sdk.NewKeptn(name,
		sdk.WithTaskHandler("sh.keptn.event.go-deployment.triggered", deployment{seen}),
		sdk.WithTaskHandler("sh.keptn.event.go-release.triggered", failing{}))
	ended := make(chan error, 1)
	go func() { ended <- service.Start() }()
	defer func() {
		_ = syscall.Kill(os.Getpid(), syscall.SIGTERM) // how the SDK is told to go
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(patience):
			t.Error("the service does not end")
		}
	}()
	id := registered(t, keptn, name)
	context := trigger(t, keptn, project)
	select {
	case event := <-seen:
		if event.Shkeptncontext != context {
			t.Errorf("a task of context %s, not of %s", event.Shkeptncontext, context)
		}
	case <-time.After(patience):
		t.Fatal("no task arrived")
	}
	first := finished(t, keptn, project, context, "sh.keptn.event.qa.delivery.finished")
	if first["result"] != "pass" || first["status"] != "succeeded" {
		t.Errorf("the first sequence ended with %v", first)
	}
	second := finished(t, keptn, project, context, "sh.keptn.event.production.delivery.finished")
	if second["result"] != "fail" || second["status"] != "errored" {
		t.Errorf("the second sequence ended with %v", second)
	}
	await(t, "the error in the log", func() bool {
		logs, err := keptn.Logs().GetLogs(ctx, models.GetLogsParams{LogFilter: models.LogFilter{IntegrationID: id}}, api.LogsGetLogsOptions{})
		return err == nil && contains(logs.Logs, func(l models.LogEntry) bool { return l.Task == "go-release" && l.KeptnContext == context })
	})
	if err := keptn.Uniform().UnregisterIntegration(ctx, id, api.UniformUnregisterIntegrationOptions{}); err != nil {
		t.Error(err)
	}
}

func registered(t *testing.T, keptn api.KeptnInterface, name string) string {
	t.Helper()
	id := ""
	await(t, "the registration", func() bool {
		all, err := keptn.Uniform().GetRegistrations(ctx, api.UniformGetRegistrationsOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range all {
			if one.Name == name && len(one.Subscriptions) == 2 {
				id = one.ID
			}
		}
		return id != ""
	})
	return id
}

func trigger(t *testing.T, keptn api.KeptnInterface, project string) string {
	t.Helper()
	eventType, source := "sh.keptn.event.qa.delivery.triggered", "https://github.com/keptn/keptn/cli#configuration-change"
	started, refused := keptn.API().SendEvent(ctx, models.KeptnContextExtendedCE{
		Contenttype: "application/json", Specversion: "1.0", Type: &eventType, Source: &source, Time: time.Now(),
		Data: map[string]interface{}{"project": project, "stage": "qa", "service": "carts",
			"configurationChange": map[string]interface{}{"values": map[string]interface{}{"image": "carts:2"}}},
	}, api.APISendEventOptions{})
	if refused != nil {
		t.Fatalf("send: %s", refused.GetMessage())
	}
	return *started.KeptnContext
}

func finished(t *testing.T, keptn api.KeptnInterface, project, context, eventType string) map[string]interface{} {
	t.Helper()
	events, err := keptn.Events().GetEventsWithRetry(ctx, &api.EventFilter{Project: project, KeptnContext: context, EventType: eventType},
		90, time.Second, api.EventsGetEventsWithRetryOptions{})
	if err != nil {
		t.Fatalf("%s: %s", eventType, err)
	}
	return events[0].Data.(map[string]interface{})
}

func await(t *testing.T, what string, reached func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if reached() {
			return
		}
	}
	t.Fatalf("waited in vain for %s", what)
}
