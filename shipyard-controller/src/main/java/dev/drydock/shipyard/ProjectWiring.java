package dev.drydock.shipyard;

import dev.drydock.kit.telemetry.ServiceTelemetry;
import dev.drydock.shipyard.adapter.git.GitProjectFiles;
import dev.drydock.shipyard.adapter.git.GitProjectSnapshots;
import dev.drydock.shipyard.adapter.git.GitProjectTrees;
import dev.drydock.shipyard.adapter.git.PushedFiles;
import dev.drydock.shipyard.adapter.git.RegisteredUpstreams;
import dev.drydock.shipyard.adapter.git.StageRemovalCheck;
import dev.drydock.shipyard.adapter.git.UpstreamGauges;
import dev.drydock.shipyard.adapter.hibernate.HibernateProjects;
import dev.drydock.shipyard.adapter.hibernate.TokenSeal;
import dev.drydock.shipyard.application.integration.LiveAudience;
import dev.drydock.shipyard.application.lint.ProjectLinter;
import dev.drydock.shipyard.application.project.ProjectCatalogue;
import dev.drydock.shipyard.application.project.ProjectFiles;
import dev.drydock.shipyard.application.project.ProjectHistory;
import dev.drydock.shipyard.application.project.ProjectLifecycle;
import dev.drydock.shipyard.application.project.ProjectReconnection;
import dev.drydock.shipyard.application.project.ProjectResources;
import dev.drydock.shipyard.application.project.ProjectServices;
import dev.drydock.shipyard.application.project.ProjectSnapshots;
import dev.drydock.shipyard.application.project.Projects;
import dev.drydock.shipyard.application.project.UpstreamTrial;
import dev.drydock.upstream.GitHosting;
import dev.drydock.upstream.Network;
import dev.drydock.upstream.PushCheck;
import dev.drydock.upstream.Repositories;
import dev.drydock.upstream.RepositorySettings;
import dev.drydock.upstream.UpstreamRules;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Puts projects and their repositories together. */
@ApplicationScoped
class ProjectWiring {
    private static final Logger LOG = Logger.getLogger(ProjectWiring.class);

    void reconnect(@Observes StartupEvent event, Projects projects, ProjectFiles files) {
        new ProjectReconnection(projects, files)
                .run((project, why) -> LOG.warnf("project %s is served as it was: %s", project, why))
                .subscribe()
                .with(done -> {}, failure -> LOG.errorf(failure, "upstreams could not be connected again"));
    }

    @Produces
    @Singleton
    Repositories repositories(ProjectConfig config, Projects projects, InstantSource clock) {
        var networks = config.upstreams().networks().orElse(List.of()).stream()
                .map(Network::parse)
                .toList();
        return new Repositories(
                config.repositories(),
                RepositorySettings.defaults().withTime(clock).withUpstreams(new UpstreamRules(false, networks)),
                new RegisteredUpstreams(projects));
    }

    void measure(
            @Observes StartupEvent starting,
            Repositories repositories,
            InstantSource clock,
            @Named(EngineWiring.SERVICE) ServiceTelemetry telemetry) {
        UpstreamGauges.register(repositories, clock, telemetry.meters());
    }

    void close(@Disposes Repositories repositories) {
        repositories.close();
    }

    @Produces
    @Singleton
    GitHosting gitHosting(Repositories repositories) {
        return new GitHosting(repositories);
    }

    @Produces
    @Singleton
    PushCheck pushCheck(GitProjectTrees trees, ProjectLinter linter) {
        return PushCheck.all(new PushedFiles(trees, linter), new StageRemovalCheck());
    }

    @Produces
    @Singleton
    GitProjectTrees projectTrees(Repositories repositories, ProjectSnapshots snapshots) {
        return new GitProjectTrees(repositories, snapshots);
    }

    @Produces
    @Singleton
    ProjectLinter projectLinter(GitProjectTrees trees, LiveAudience audience, InstantSource clock) {
        return new ProjectLinter(trees, audience, clock);
    }

    @Produces
    @Singleton
    Projects projects(Vertx vertx, @PersistenceUnit("shipyard") Mutiny.SessionFactory sessions, TokenSeal seal) {
        return new HibernateProjects(vertx, sessions, seal);
    }

    @Produces
    @Singleton
    @Typed({GitProjectSnapshots.class, ProjectSnapshots.class})
    GitProjectSnapshots projectSnapshots(Repositories repositories, Projects projects) {
        var snapshots = new GitProjectSnapshots(repositories, projects);
        repositories.onChange(snapshots);
        return snapshots;
    }

    @Produces
    @Singleton
    ProjectFiles projectFiles(Repositories repositories, GitProjectSnapshots snapshots) {
        return new GitProjectFiles(repositories, snapshots::deleted);
    }

    @Produces
    @Singleton
    ProjectCatalogue projectCatalogue(Projects projects, ProjectSnapshots snapshots, ProjectFiles files) {
        return new ProjectCatalogue(projects, snapshots, files);
    }

    @Produces
    @Singleton
    ProjectLifecycle projectLifecycle(
            Projects projects,
            ProjectFiles files,
            ProjectSnapshots snapshots,
            ProjectHistory history,
            InstantSource clock,
            ProjectConfig config) {
        return new ProjectLifecycle(projects, files, snapshots, history, clock, config.layout());
    }

    @Produces
    @Singleton
    UpstreamTrial upstreamTrial(Projects projects, ProjectFiles files) {
        return new UpstreamTrial(projects, files);
    }

    @Produces
    @Singleton
    ProjectServices projectServices(
            ProjectCatalogue catalogue, Projects projects, ProjectFiles files, InstantSource clock) {
        return new ProjectServices(catalogue, projects, files, clock);
    }

    @Produces
    @Singleton
    ProjectResources projectResources(ProjectCatalogue catalogue, ProjectFiles files) {
        return new ProjectResources(catalogue, files);
    }
}
