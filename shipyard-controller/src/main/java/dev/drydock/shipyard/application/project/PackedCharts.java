package dev.drydock.shipyard.application.project;

import dev.drydock.shipyard.domain.project.PackedChart;
import dev.drydock.upstream.Edit;
import dev.drydock.upstream.Level;
import dev.drydock.upstream.Listing;
import dev.drydock.upstream.Resource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charts that clients write and read packed, and that lie in Git as folders. */
final class PackedCharts {
    private final ProjectFiles files;

    PackedCharts(ProjectFiles files) {
        this.files = files;
    }

    /** Packs what is in its folder; fails as the read of the packed file did when there is no such folder. */
    Uni<Resource> read(String project, Level level, PackedChart chart, Optional<String> commit, Throwable missing) {
        return files.list(project, level, commit).chain(listing -> {
            var paths = inFolder(listing.paths(), chart);
            return paths.isEmpty()
                    ? Uni.createFrom().failure(missing)
                    : contents(project, level, paths, listing.commitId())
                            .map(contents -> packed(chart, contents, listing));
        });
    }

    private Uni<Map<String, byte[]>> contents(String project, Level level, List<String> paths, String commit) {
        return Multi.createFrom()
                .iterable(paths)
                .onItem()
                .transformToUniAndConcatenate(path -> files.read(project, level, path, Optional.of(commit)))
                .collect()
                .asMap(Resource::path, Resource::content);
    }

    private static Resource packed(PackedChart chart, Map<String, byte[]> contents, Listing listing) {
        var inside = new HashMap<String, byte[]>();
        contents.forEach(
                (path, content) -> inside.put(path.substring(chart.folder().length()), content));
        return new Resource(
                chart.path(),
                FolderArchive.pack(chart.name(), inside),
                listing.commitId(),
                listing.branch(),
                listing.stale());
    }

    /** The same edit of the folders: what is written takes the place of all that was there, and goes with its chart. */
    Uni<Edit> unpacked(String project, Level level, Edit edit) {
        var written = new HashMap<PackedChart, Map<String, byte[]>>();
        edit.writes()
                .forEach((path, content) -> PackedChart.at(path)
                        .ifPresent(chart ->
                                FolderArchive.unpack(content).ifPresent(inside -> written.put(chart, inside))));
        var deleted = edit.deletes().stream()
                .flatMap(path -> PackedChart.at(path).stream())
                .toList();
        return written.isEmpty() && deleted.isEmpty()
                ? Uni.createFrom().item(edit)
                : paths(project, level).map(there -> unpacked(edit, written, deleted, there));
    }

    private Uni<List<String>> paths(String project, Level level) {
        return files.list(project, level, Optional.empty())
                .map(Listing::paths)
                .onFailure(ProjectResources::isUnknownResource)
                .recoverWithItem(List.of());
    }

    private static Edit unpacked(
            Edit edit, Map<PackedChart, Map<String, byte[]>> written, List<PackedChart> deleted, List<String> there) {
        var writes = new HashMap<>(edit.writes());
        var deletes = new HashSet<>(edit.deletes());
        written.forEach((chart, inside) -> {
            writes.remove(chart.path());
            inside.forEach((path, content) -> writes.put(chart.folder() + path, content));
            deletes.addAll(inFolder(there, chart));
            if (there.contains(chart.path())) {
                deletes.add(chart.path());
            }
        });
        for (var chart : deleted) {
            if (!there.contains(chart.path()) && !inFolder(there, chart).isEmpty()) {
                deletes.remove(chart.path());
                deletes.addAll(inFolder(there, chart));
            }
        }
        deletes.removeAll(writes.keySet());
        return new Edit(writes, deletes, edit.message(), edit.author(), edit.base());
    }

    private static List<String> inFolder(List<String> paths, PackedChart chart) {
        return paths.stream().filter(path -> path.startsWith(chart.folder())).toList();
    }
}
