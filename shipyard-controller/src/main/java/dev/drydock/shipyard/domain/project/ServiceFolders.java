package dev.drydock.shipyard.domain.project;

import dev.drydock.model.lint.FileKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which folders of a stage are services. A stage has files of its own in folders, too: {@code job/config.yaml},
 * {@code <provider>/sli.yaml} and Keptn's {@code webhook/webhook.yaml}.
 */
public final class ServiceFolders {
    private static final Set<String> ONLY_OF_SERVICES =
            Set.of("metadata.yaml", FileKind.REMEDIATION.path(), FileKind.SLO.path());
    private static final List<String> ALSO_OF_STAGES = List.of(FileKind.JOB_CONFIG.path(), "webhook/webhook.yaml");

    private ServiceFolders() {}

    /** @param paths of every file of the stage, from its root */
    public static Set<String> in(Collection<String> paths) {
        Map<String, Set<String>> folders = new HashMap<>();
        for (var path : paths) {
            var slash = path.indexOf('/');
            if (slash > 0 && !path.startsWith(".")) {
                folders.computeIfAbsent(path.substring(0, slash), name -> new HashSet<>())
                        .add(path.substring(slash + 1));
            }
        }
        return folders.entrySet().stream()
                .filter(folder -> isService(folder.getKey(), folder.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isService(String folder, Set<String> files) {
        return files.stream().anyMatch(ONLY_OF_SERVICES::contains)
                || files.stream()
                        .noneMatch(file ->
                                file.equals(FileKind.SLI.path()) || ALSO_OF_STAGES.contains(folder + "/" + file));
    }
}
