package dev.drydock.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/**
 * Git's smart HTTP protocol for the projects hosted here, as functions over streams. Authentication, content types and
 * unzipping a gzipped request body are the caller's. Only branches are shown and taken.
 */
public final class GitHosting {
    private final Repositories repositories;

    public GitHosting(Repositories repositories) {
        this.repositories = repositories;
    }

    /**
     * Answers {@code GET <project>/info/refs?service=…}.
     *
     * @param gitProtocol the header {@code Git-Protocol}, absent when the client sent none
     * @throws NotHostedException when there is no such project here; nothing is written then
     */
    public void advertiseRefs(String project, GitService service, @Nullable String gitProtocol, OutputStream out)
            throws IOException {
        var hosted = hosted(project);
        var advertiser = new PacketLineOutRefAdvertiser(new PacketLineOut(out));
        if (service == GitService.UPLOAD_PACK) {
            uploadPack(hosted, gitProtocol).sendAdvertisedRefs(advertiser, service.serviceName());
        } else {
            var lines = new PacketLineOut(out);
            lines.writeString("# service=" + service.serviceName() + "\n");
            lines.end();
            receivePack(hosted, PushCheck.NONE).sendAdvertisedRefs(advertiser);
        }
        out.flush();
    }

    /**
     * Answers {@code POST <project>/git-upload-pack}: sends what the client lacks.
     *
     * @param gitProtocol as in {@link #advertiseRefs}
     * @throws NotHostedException when there is no such project here; nothing is written then
     */
    public void uploadPack(String project, @Nullable String gitProtocol, InputStream in, OutputStream out)
            throws IOException {
        uploadPack(hosted(project), gitProtocol).upload(new RequestBody(in), out, null);
        out.flush();
    }

    /**
     * Answers {@code POST <project>/git-receive-pack}: takes a push that is within the limits and passes the check. Deleting
     * a stage's branch or the default branch, and rewriting any branch, is refused. What was wrong is in the answer, which
     * the client shows.
     *
     * @throws NotHostedException when there is no such project here; nothing is written then
     */
    public void receivePack(String project, InputStream in, OutputStream out, PushCheck check) throws IOException {
        var hosted = hosted(project);
        var limits = repositories.settings().limits();
        var limited = new PackObjectLimit(in, limits.packObjects());
        try {
            receivePack(hosted, check).receive(limited, out, null);
        } catch (UnpackException e) {
            drain(in, limits.packBytes()); // the client has its answer, and reads it once it has sent everything
        }
        out.flush();
    }

    private UploadPack uploadPack(ProjectRepository hosted, @Nullable String gitProtocol) {
        var upload = new UploadPack(hosted.local().git());
        upload.setBiDirectionalPipe(false);
        upload.setRefFilter(GitHosting::branchesOf);
        if (gitProtocol != null) {
            upload.setExtraParameters(List.of(gitProtocol.split(":")));
        }
        return upload;
    }

    private ReceivePack receivePack(ProjectRepository hosted, PushCheck check) {
        var settings = repositories.settings();
        var local = hosted.local();
        var receive = new ReceivePack(local.git());
        receive.setBiDirectionalPipe(false);
        receive.setRefFilter(GitHosting::branchesOf);
        receive.setAllowNonFastForwards(false);
        receive.setAllowPushOptions(true);
        receive.setCheckReceivedObjects(true);
        receive.setCheckReferencedObjectsAreReachable(true);
        receive.setMaxPackSizeLimit(settings.limits().packBytes());
        receive.setMaxObjectSizeLimit(settings.limits().fileBytes());
        receive.setRefLogIdent(settings.author().at(settings.time().instant()));
        receive.setPreReceiveHook(new PushGuard(local, check, settings.limits()));
        receive.setPostReceiveHook((pack, commands) -> commands.forEach(command -> tell(local, command)));
        return receive;
    }

    private static void tell(LocalRepository local, ReceiveCommand command) {
        var branch = command.getRefName().substring(Constants.R_HEADS.length());
        if (command.getType() == ReceiveCommand.Type.DELETE) {
            local.commitIds().forget();
            local.listeners().removed(local.project(), branch);
        } else {
            local.listeners().moved(local.project(), branch, command.getNewId());
        }
    }

    private ProjectRepository hosted(String project) {
        var found = repositories
                .find(project)
                .orElseThrow(() -> new NotHostedException("There is no project '" + project + "'."));
        found.upstreamUrl().ifPresent(url -> {
            throw new NotHostedException(
                    "Project '" + project + "' is not hosted here; its repository is " + url + ".");
        });
        return found;
    }

    private static Map<String, Ref> branchesOf(Map<String, Ref> refs) {
        var branches = new LinkedHashMap<String, Ref>();
        refs.forEach((name, ref) -> {
            if (name.equals(Constants.HEAD) || name.startsWith(Constants.R_HEADS)) {
                branches.put(name, ref);
            }
        });
        return branches;
    }

    private static void drain(InputStream in, long atMost) throws IOException {
        var buffer = new byte[8192];
        for (var left = atMost; left > 0; ) {
            var read = in.read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
