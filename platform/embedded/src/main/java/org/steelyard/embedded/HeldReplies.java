package org.steelyard.embedded;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Holds an answer back until everything it can tell of is on disk, without holding up the thread.
 *
 * <p>Reads are held as well while there is anything uncommitted: an answer that shows a change which a crash then
 * undoes is as wrong as a lost write (a relay would publish a fact that never was). They are held as bytes: the library
 * changes documents in place, so one looked at before it is written out may still take up a change that comes between.
 */
final class HeldReplies extends ChannelOutboundHandlerAdapter {

    private final GroupCommit commits;

    HeldReplies(GroupCommit commits) {
        this.commits = commits;
    }

    @Override
    public void write(ChannelHandlerContext context, Object reply, ChannelPromise promise) {
        if (commits.isClean()) {
            context.writeAndFlush(reply, promise);
            return;
        }
        commits.await(new GroupCommit.Waiting() {
            @Override
            public void committed() {
                context.writeAndFlush(reply, promise);
            }

            @Override
            public void failed(Throwable cause) {
                // no answer at all is the honest one: whether the write holds is not known
                ReferenceCountUtil.release(reply);
                promise.tryFailure(cause);
                context.close();
            }
        });
    }
}
