package org.steelyard.embedded;

import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.embedded.StoreSettings.Durability;

/** A store that speaks the MongoDB protocol, in this JVM, whose acknowledged writes outlive a kill of the process. */
public final class EmbeddedStore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);

    /** A scan keeps its thread busy; with this many a few of them leave the other connections alone. */
    private static final int THREADS = 32;

    /** A commit writes whole pages, so small ones; H2 would take 16 kB. */
    private static final int PAGE_BYTES = 4_096;

    private static final int CACHE_MEGABYTES = 32;

    /** How long space given up is left alone, for scans that still read there. */
    private static final int RETENTION_MILLIS = 5_000;

    /** Space is won back from parts of the file less used than this, so much at a time that no one waits long. */
    private static final int FILL_PERCENT = 60;

    private static final int TIDY_BYTES = 512 << 10;
    private static final int TIDY_AT_CLOSE_MILLIS = 2_000;

    private final StoreSettings settings;
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private @Nullable DataDirectory directory;
    private @Nullable MVStore file;
    private @Nullable GroupCommit commits;
    private @Nullable EventLoopGroup threads;
    private @Nullable Channel listener;

    public EmbeddedStore(StoreSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts, on what the directory holds from before if it holds anything, and returns when clients can connect.
     *
     * @throws StartRefused if the port is taken or another process uses the directory
     */
    public synchronized EmbeddedStore start() {
        if (listener != null) {
            throw new IllegalStateException("already started");
        }
        var port = Ports.claim(settings.host(), settings.port(), "--store-port");
        try {
            var store = file = open();
            var group = commits = new GroupCommit(() -> commit(store), () -> tidy(store), settings.commitInterval());
            var backend = new DurableBackend(store, group);
            group.start();
            listener = listen(backend, group, port);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The connection string; a database name may be appended. */
    public String uri() {
        if (listener == null) {
            throw new IllegalStateException("not started");
        }
        return "mongodb://" + settings.host() + ":" + ((InetSocketAddress) listener.localAddress()).getPort() + "/";
    }

    /** Completes when the store can no longer write (disk full, say); nothing is acknowledged from then on. */
    public synchronized CompletableFuture<Throwable> failure() {
        if (commits == null) {
            throw new IllegalStateException("not started");
        }
        return commits.failure().copy();
    }

    private MVStore open() {
        var path = settings.directory();
        var builder = new MVStore.Builder();
        if (path != null) {
            directory = DataDirectory.claim(path);
            builder.fileName(directory.resolve("store.mv").toString());
        }
        // H2 must not commit on its own, in its own time: it would cut a change in two
        var store = builder.autoCommitDisabled()
                .autoCommitBufferSize(0)
                .pageSplitSize(PAGE_BYTES)
                .cacheSize(CACHE_MEGABYTES)
                .open();
        if (path != null) {
            store.setRetentionTime(RETENTION_MILLIS);
        }
        return store;
    }

    private void commit(MVStore store) {
        store.commit();
        if (settings.durability() == Durability.POWER_LOSS) {
            store.sync();
        }
    }

    private static boolean tidy(MVStore store) {
        var tidied = store.isPersistent() && store.compact(FILL_PERCENT, TIDY_BYTES);
        if (tidied) {
            store.commit();
        }
        return tidied;
    }

    private Channel listen(DurableBackend backend, GroupCommit group, int port) {
        var loops = threads =
                new MultiThreadIoEventLoopGroup(THREADS, new DefaultThreadFactory("store"), NioIoHandler.newFactory());
        var bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 128)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        accept(client, backend, group);
                    }
                });
        return bootstrap.bind(settings.host(), port).syncUninterruptibly().channel();
    }

    private void accept(SocketChannel client, DurableBackend backend, GroupCommit group) {
        if (clients.size() >= settings.maxConnections()) {
            log.warn("connection refused, {} are open", clients.size());
            client.close();
            return;
        }
        client.pipeline()
                .addLast(new HeldReplies(group)) // answers pass it last, as bytes
                .addLast(new MongoWireReplyEncoder())
                .addLast(new MongoWireMessageEncoder())
                .addLast(new MongoWireProtocolHandler())
                .addLast(new MongoDatabaseHandler(backend, clients))
                .addLast(new MongoExceptionHandler());
    }

    /** Stops in order, everything committed and the file closed; harmless if never started or already closed. */
    @Override
    public synchronized void close() {
        if (listener != null) {
            listener.close().syncUninterruptibly();
            listener = null;
        }
        clients.close().syncUninterruptibly();
        if (threads != null) {
            threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
            threads = null;
        }
        if (commits != null) {
            commits.close();
            commits = null;
        }
        if (file != null) {
            file.close(TIDY_AT_CLOSE_MILLIS);
            file = null;
        }
        if (directory != null) {
            directory.close();
            directory = null;
        }
    }
}
