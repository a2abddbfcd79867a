// Package keptnclients drives a running Drydock with Keptn's own Go libraries: the API client that the keptn command is
// built on, and the SDK that services are built on. DRYDOCK_ENDPOINT and DRYDOCK_API_TOKEN say which Drydock.
package keptnclients

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/keptn/go-utils/pkg/api/models"
	api "github.com/keptn/go-utils/pkg/api/utils/v2"
)

const shipyard = `apiVersion: spec.keptn.sh/0.2.3
kind: Shipyard
metadata:
  name: keptn-clients
spec:
  stages:
    - name: qa
      sequences:
        - name: delivery
          tasks:
            - name: go-deployment
    - name: production
      sequences:
        - name: delivery
          triggeredOn:
            - event: qa.delivery.finished
          tasks:
            - name: go-release
`

var ctx = context.Background()

func variable(t *testing.T, name string) string {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		t.Fatalf("set DRYDOCK_ENDPOINT and DRYDOCK_API_TOKEN to a running Drydock; %s is not set", name)
	}
	return value
}

func client(t *testing.T) api.KeptnInterface {
	t.Helper()
	set, err := api.New(variable(t, "DRYDOCK_ENDPOINT")+"/api", api.WithAuthToken(variable(t, "DRYDOCK_API_TOKEN")))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// newProject makes a project with one service, of a name that no other run has, and deletes it in the end.
func newProject(t *testing.T, keptn api.KeptnInterface) string {
	t.Helper()
	name := fmt.Sprintf("go-%d", time.Now().UnixNano())
	files := base64.StdEncoding.EncodeToString([]byte(shipyard))
	if _, refused := keptn.API().CreateProject(ctx, models.CreateProject{Name: &name, Shipyard: &files}, api.APICreateProjectOptions{}); refused != nil {
		t.Fatalf("create project: %s", refused.GetMessage())
	}
	t.Cleanup(func() {
		_, refused := keptn.API().DeleteProject(ctx, models.Project{ProjectName: name}, api.APIDeleteProjectOptions{})
		if refused != nil {
			t.Errorf("delete project: %s", refused.GetMessage())
		}
	})
	service := "carts"
	if _, refused := keptn.API().CreateService(ctx, name, models.CreateService{ServiceName: &service}, api.APICreateServiceOptions{}); refused != nil {
		t.Fatalf("create service: %s", refused.GetMessage())
	}
	return name
}

func TestAuthenticatesAndReadsMetadata(t *testing.T) {
	keptn := client(t)
	if _, refused := keptn.Auth().Authenticate(ctx, api.AuthAuthenticateOptions{}); refused != nil {
		t.Fatalf("authenticate: %s", refused.GetMessage())
	}
	metadata, refused := keptn.API().GetMetadata(ctx, api.APIGetMetadataOptions{})
	if refused != nil {
		t.Fatalf("metadata: %s", refused.GetMessage())
	}
	if metadata.Keptnversion == "" || metadata.Shipyardversion == "" || metadata.Automaticprovisioning == nil {
		t.Errorf("metadata lacks a field: %+v", metadata)
	}
}

func TestIsToldWhyAWrongTokenIsRefused(t *testing.T) {
	set, err := api.New(variable(t, "DRYDOCK_ENDPOINT")+"/api", api.WithAuthToken("wrong"))
	if err != nil {
		t.Fatal(err)
	}
	_, refused := set.Auth().Authenticate(ctx, api.AuthAuthenticateOptions{})
	if refused == nil {
		t.Fatal("expected a refusal")
	}
	if refused.GetMessage() == "" {
		t.Error("the refusal has no message")
	}
}

func TestReadsWhatItMade(t *testing.T) {
	keptn := client(t)
	name := newProject(t, keptn)
	project, refused := keptn.Projects().GetProject(ctx, models.Project{ProjectName: name}, api.ProjectsGetProjectOptions{})
	if refused != nil {
		t.Fatalf("project: %s", refused.GetMessage())
	}
	if project.ProjectName != name || project.CreationDate == "" || len(project.Stages) != 2 {
		t.Errorf("not the project that was made: %+v", project)
	}
	projects, err := keptn.Projects().GetAllProjects(ctx, api.ProjectsGetAllProjectsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !contains(projects, func(p *models.Project) bool { return p.ProjectName == name }) {
		t.Errorf("%s is not in the list", name)
	}
	stages, err := keptn.Stages().GetAllStages(ctx, name, api.StagesGetAllStagesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(stages) != 2 || stages[0].StageName != "qa" || stages[1].StageName != "production" {
		t.Errorf("not the stages of the shipyard: %+v", stages)
	}
	services, err := keptn.Services().GetAllServices(ctx, name, "qa", api.ServicesGetAllServicesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(services) != 1 || services[0].ServiceName != "carts" {
		t.Errorf("not the services of qa: %+v", services)
	}
	if _, err := keptn.Services().GetService(ctx, name, "qa", "carts", api.ServicesGetServiceOptions{}); err != nil {
		t.Errorf("service: %s", err)
	}
	if _, refused := keptn.Projects().GetProject(ctx, models.Project{ProjectName: "nobody-knows"}, api.ProjectsGetProjectOptions{}); refused == nil || refused.GetMessage() == "" {
		t.Error("an unknown project: expected a refusal with a message")
	}
	files := base64.StdEncoding.EncodeToString([]byte(shipyard))
	_, refused = keptn.API().CreateProject(ctx, models.CreateProject{Name: &name, Shipyard: &files}, api.APICreateProjectOptions{})
	if refused == nil || refused.Code != 409 {
		t.Errorf("a second project of the name: expected code 409, got %+v", refused)
	}
	if _, refused := keptn.API().UpdateProject(ctx, models.CreateProject{Name: &name, Shipyard: &files}, api.APIUpdateProjectOptions{}); refused != nil {
		t.Errorf("update project: %s", refused.GetMessage())
	}
	if _, refused := keptn.API().DeleteService(ctx, name, "carts", api.APIDeleteServiceOptions{}); refused != nil {
		t.Errorf("delete service: %s", refused.GetMessage())
	}
}

func TestWritesAndReadsResources(t *testing.T) {
	keptn := client(t)
	name := newProject(t, keptn)
	uri := "job/config.yaml"
	for _, place := range [][2]string{{"", ""}, {"qa", ""}, {"qa", "carts"}} {
		content := "apiVersion: v2\n# " + strings.Join(place[:], "/") + "\nactions: []\n"
		if _, refused := keptn.Resources().CreateResources(ctx, name, place[0], place[1],
			[]*models.Resource{{ResourceURI: &uri, ResourceContent: content}}, api.ResourcesCreateResourcesOptions{}); refused != nil {
			t.Fatalf("%v: add: %s", place, refused.GetMessage())
		}
		scope := *api.NewResourceScope().Project(name).Stage(place[0]).Service(place[1]).Resource(uri)
		resource, err := keptn.Resources().GetResource(ctx, scope, api.ResourcesGetResourceOptions{})
		if err != nil {
			t.Fatalf("%v: get: %s", place, err)
		}
		if resource.ResourceContent != content || resource.Metadata == nil || resource.Metadata.Version == "" {
			t.Errorf("%v: not what was written: %+v", place, resource)
		}
		if _, err := keptn.Resources().UpdateResource(ctx, &models.Resource{ResourceURI: &uri, ResourceContent: content + "#\n"}, scope, api.ResourcesUpdateResourceOptions{}); err != nil {
			t.Errorf("%v: update: %s", place, err)
		}
		if err := keptn.Resources().DeleteResource(ctx, scope, api.ResourcesDeleteResourceOptions{}); err != nil {
			t.Errorf("%v: delete: %s", place, err)
		}
		if _, err := keptn.Resources().GetResource(ctx, scope, api.ResourcesGetResourceOptions{}); err != api.ResourceNotFoundError {
			t.Errorf("%v: read after delete: expected not found, got %v", place, err)
		}
	}
	if _, err := keptn.Resources().GetAllStageResources(ctx, name, "qa", api.ResourcesGetAllStageResourcesOptions{}); err != nil {
		t.Error(err)
	}
	if _, err := keptn.Resources().GetAllServiceResources(ctx, name, "qa", "carts", api.ResourcesGetAllServiceResourcesOptions{}); err != nil {
		t.Error(err)
	}
}

func TestKeepsSecrets(t *testing.T) {
	keptn := client(t)
	name, scope := fmt.Sprintf("go-%d", time.Now().UnixNano()), "keptn-default"
	secret := models.Secret{SecretMetadata: models.SecretMetadata{Name: &name, Scope: &scope}, Data: map[string]string{"key": "value"}}
	if err := keptn.Secrets().CreateSecret(ctx, secret, api.SecretsCreateSecretOptions{}); err != nil {
		t.Fatalf("create: %s", err)
	}
	if err := keptn.Secrets().UpdateSecret(ctx, secret, api.SecretsUpdateSecretOptions{}); err != nil {
		t.Errorf("update: %s", err)
	}
	secrets, err := keptn.Secrets().GetSecrets(ctx, api.SecretsGetSecretsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, one := range secrets.Secrets {
		found = found || *one.Name == name && len(one.Keys) == 1
	}
	if !found {
		t.Errorf("%s is not listed: %+v", name, secrets)
	}
	if err := keptn.Secrets().DeleteSecret(ctx, name, scope, api.SecretsDeleteSecretOptions{}); err != nil {
		t.Errorf("delete: %s", err)
	}
}

func TestWritesAndReadsTheLog(t *testing.T) {
	keptn := client(t)
	integration := fmt.Sprintf("go-%d", time.Now().UnixNano())
	keptn.Logs().Log([]models.LogEntry{{IntegrationID: integration, Message: "it broke", Time: time.Now(), Task: "deployment"}}, api.LogsLogOptions{})
	if err := keptn.Logs().Flush(ctx, api.LogsFlushOptions{}); err != nil {
		t.Fatal(err)
	}
	logs, err := keptn.Logs().GetLogs(ctx, models.GetLogsParams{LogFilter: models.LogFilter{IntegrationID: integration}}, api.LogsGetLogsOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(logs.Logs) != 1 || logs.Logs[0].Message != "it broke" {
		t.Errorf("not what was reported: %+v", logs)
	}
	if err := keptn.Logs().DeleteLogs(ctx, models.LogFilter{IntegrationID: integration}, api.LogsDeleteLogsOptions{}); err != nil {
		t.Error(err)
	}
}

func contains[T any](all []T, wanted func(T) bool) bool {
	for _, one := range all {
		if wanted(one) {
			return true
		}
	}
	return false
}
