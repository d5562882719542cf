# SPDX-License-Identifier: Apache-2.0
"""Runs a server in a network namespace of its own and carries connections into it.

    apart.py PORT[,PORT...] COMMAND [ARGUMENT...]

Nothing that the server listens on can be reached from outside, but for these ports of its loopback. Prints first by which
ports of the loopback outside they are reached. Ends when its input ends or the server does; the server does not outlive it.
"""
import ctypes
import signal
import socket
import subprocess
import sys
import threading

CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
LOOPBACK = "127.0.0.1"

libc = ctypes.CDLL(None, use_errno=True)


def leave_the_network():
    if libc.unshare(CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "no network namespace")
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)


def die_with_the_parent():
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def carry(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        for each in (source, sink):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def connect(client, port):
    with client:
        try:
            server = socket.create_connection((LOOPBACK, port), timeout=5)
        except OSError:
            return
        with server:
            server.settimeout(None)
            back = threading.Thread(target=carry, args=(server, client), daemon=True)
            back.start()
            carry(client, server)
            back.join()


def accept(listener, port):
    while True:
        client, _ = listener.accept()
        threading.Thread(target=connect, args=(client, port), daemon=True).start()


def end_with_the_input(server):
    while sys.stdin.buffer.read(1024):
        pass
    server.terminate()


def main():
    ports = [int(port) for port in sys.argv[1].split(",")]
    # A socket stays in the namespace that it was made in.
    listeners = [socket.create_server((LOOPBACK, 0), backlog=128) for _ in ports]
    print(*(listener.getsockname()[1] for listener in listeners), flush=True)
    leave_the_network()
    server = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, preexec_fn=die_with_the_parent)
    for listener, port in zip(listeners, ports):
        threading.Thread(target=accept, args=(listener, port), daemon=True).start()
    threading.Thread(target=end_with_the_input, args=(server,), daemon=True).start()
    return server.wait()


sys.exit(main())
