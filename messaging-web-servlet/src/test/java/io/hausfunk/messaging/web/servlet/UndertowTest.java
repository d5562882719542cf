// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

import io.hausfunk.messaging.tck.web.AdapterContract;
import io.hausfunk.messaging.tck.web.AdapterServer;
import io.hausfunk.messaging.web.WebGateway;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import java.net.InetSocketAddress;
import java.nio.file.Path;

class UndertowTest extends AdapterContract {
    @Override
    protected AdapterServer start(WebGateway gateway, Path temporary) throws Exception {
        MessagingServlet servlet =
                new MessagingServlet(gateway, request -> visitor(request.getHeader(AdapterServer.USER_HEADER)));
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(UndertowTest.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("chat")
                .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, new WebSocketDeploymentInfo())
                .addServlet(Servlets.servlet("chat", MessagingServlet.class, new ImmediateInstanceFactory<>(servlet))
                        .setAsyncSupported(true)
                        .addMapping("/chat/*"));
        DeploymentManager deployment = Servlets.defaultContainer().addDeployment(application);
        deployment.deploy();
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "localhost", deployment.start())
                .setIoThreads(2)
                .setWorkerThreads(8)
                .build();
        undertow.start();
        return new AdapterServer() {
            @Override
            public int port() {
                return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
            }

            @Override
            public void stop() throws Exception {
                deployment.stop();
                deployment.undeploy();
                undertow.stop();
            }
        };
    }
}
