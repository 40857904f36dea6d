package org.gan4j.train.internal.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.gan4j.train.session.Followers;

/**
 * Writes messages for {@link MessageInput}: a letter for the kind, then the parts in their order.
 */
final class MessageOutput {

  private final DataOutputStream out;

  MessageOutput(DataOutputStream out) {
    this.out = out;
  }

  void write(Message message) throws IOException {
    if (message instanceof Message.Alive) {
      out.writeByte('A');
    } else if (message instanceof Message.Hello hello) {
      out.writeByte('H');
      out.writeInt(hello.rank());
      text(hello.config());
      text(hello.version());
      text(hello.host());
      out.writeInt(hello.port());
      bytes(hello.nonce());
      bytes(hello.proof());
    } else if (message instanceof Message.Challenge challenge) {
      out.writeByte('L');
      bytes(challenge.nonce());
    } else if (message instanceof Message.Accepted accepted) {
      out.writeByte('O');
      bytes(accepted.proof());
    } else if (message instanceof Message.Refused refused) {
      out.writeByte('N');
      text(refused.why());
    } else if (message instanceof Message.Welcome welcome) {
      out.writeByte('W');
      text(welcome.config());
      texts(welcome.addresses());
    } else if (message instanceof Message.Ready ready) {
      out.writeByte('Y');
      text(ready.data());
    } else {
      sendInTraining(message);
    }
    out.flush();
  }

  private void sendInTraining(Message message) throws IOException {
    if (message instanceof Message.Run run) {
      out.writeByte('R');
      text(run.phase());
      state(run.at());
      batch(run.batch());
    } else if (message instanceof Message.Compute compute) {
      out.writeByte('C');
      text(compute.phase());
      state(compute.at());
      texts(compute.values());
      batch(compute.batch());
    } else if (message instanceof Message.Write write) {
      out.writeByte('V');
      out.writeInt(write.values().size());
      for (Map.Entry<String, byte[]> value : write.values().entrySet()) {
        text(value.getKey());
        bytes(value.getValue());
      }
    } else if (message instanceof Message.AskState ask) {
      out.writeByte('Q');
      out.writeLong(ask.step());
    } else if (message instanceof Message.State state) {
      out.writeByte('S');
      text(state.hash());
    } else if (message instanceof Message.Failed failed) {
      out.writeByte('F');
      text(failed.why());
    } else if (message instanceof Message.End end) {
      out.writeByte('E');
      text(end.failure());
      out.writeBoolean(end.again());
      text(end.run());
    }
  }

  private void text(String text) throws IOException {
    bytes(text.getBytes(UTF_8));
  }

  private void bytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private void texts(List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text);
    }
  }

  private void state(Followers.StepState state) throws IOException {
    out.writeLong(state.step());
    out.writeDouble(state.rateFactor());
  }

  private void batch(int[][] batch) throws IOException {
    out.writeInt(batch.length);
    for (int[] indices : batch) {
      out.writeInt(indices.length);
      for (int index : indices) {
        out.writeInt(index);
      }
    }
  }
}
