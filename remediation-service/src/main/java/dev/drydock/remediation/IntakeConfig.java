package dev.drydock.remediation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Where the messages of monitoring tools say whose problem they tell; of each list, the first that has a value counts. */
@ConfigMapping(prefix = "drydock.remediation.intake")
public interface IntakeConfig {
    Labels alertmanager();

    Labels grafana();

    Fields dynatrace();

    /** Names of labels. */
    interface Labels {
        @WithDefault("project,keptn_project")
        List<String> project();

        @WithDefault("stage,keptn_stage")
        List<String> stage();

        @WithDefault("service,keptn_service")
        List<String> service();
    }

    /** Names of fields of the payload, or of tags of the impacted entities. */
    interface Fields {
        @WithDefault("project,KeptnProject,keptn_project")
        List<String> project();

        @WithDefault("stage,KeptnStage,keptn_stage")
        List<String> stage();

        @WithDefault("service,KeptnService,keptn_service")
        List<String> service();
    }
}
