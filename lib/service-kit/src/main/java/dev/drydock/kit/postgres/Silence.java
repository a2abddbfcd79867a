package dev.drydock.kit.postgres;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends a connection on which nothing was heard for too long. The client's own time limits take their leave of the server
 * first, and wait for it to do the same; so this stands before the client, next to the socket.
 */
final class Silence extends IdleStateHandler {
    private static final Logger LOG = Logger.getLogger(Silence.class);

    private final Duration limit;

    private Silence(Duration limit) {
        super(limit.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
        this.limit = limit;
    }

    static void endAfter(Duration limit, SqlConnection connection) {
        var socket = (SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap();
        socket.socket().channelHandlerContext().pipeline().addFirst(new Silence(limit));
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        LOG.warnf(
                "PostgreSQL at %s has said nothing for %d s, so this connection is ended and what waits on it is tried again on another;"
                        + " %s says how long an answer may take",
                context.channel().remoteAddress(), limit.toSeconds(), DatabasePool.ANSWER_WITHIN);
        context.close();
    }
}
