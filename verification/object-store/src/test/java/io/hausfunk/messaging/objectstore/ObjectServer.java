// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.objectstore;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks the protocol of Amazon S3, in a process of its own that checks signatures, with one bucket. */
final class ObjectServer implements AutoCloseable {
    static final String BUCKET = "chat-files";
    private static final String SECRET = "only-for-tests";
    private static final int PATIENCE = 1_200;

    private final Path directory;
    private final Process process;
    private final S3Client client;

    ObjectServer(Path directory) throws IOException {
        this.directory = directory;
        URI address = URI.create("http://127.0.0.1:" + freePort());
        Path settings = Files.write(
                directory.resolve("server.properties"),
                List.of(
                        "s3proxy.authorization=aws-v4",
                        "s3proxy.identity=" + SECRET,
                        "s3proxy.credential=" + SECRET,
                        "s3proxy.endpoint=" + address,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=" + SECRET,
                        "jclouds.credential=" + SECRET,
                        "jclouds.filesystem.basedir=" + Files.createDirectory(directory.resolve("objects"))));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Objects.requireNonNull(System.getProperty("object.server"), "object.server"),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(directory.toFile(), "server.log"))
                .start();
        client = S3Client.builder()
                .endpointOverride(address)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(SECRET, SECRET)))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        awaitBucket();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitBucket() throws IOException {
        for (int tried = 0; ; tried++) {
            try {
                client.createBucket(bucket -> bucket.bucket(BUCKET));
                return;
            } catch (SdkClientException e) {
                if (tried == PATIENCE || !process.isAlive()) {
                    close();
                    throw new IOException(Files.readString(directory.resolve("server.log")), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    S3Client client() {
        return client;
    }

    /** Where its objects lie, as files. */
    Path objects() {
        return directory.resolve("objects");
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
