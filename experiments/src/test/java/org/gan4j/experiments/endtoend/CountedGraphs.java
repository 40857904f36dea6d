package org.gan4j.experiments.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.tensorflow.Graph;

/**
 * TensorFlow's class {@code Graph}, which also tells us of each native graph that it makes and
 * deletes. JavaCPP does not know of them.
 */
public final class CountedGraphs {

  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final String THIS = "org/gan4j/experiments/endtoend/CountedGraphs";

  private CountedGraphs() {}

  /** How many are open, in a process that uses what {@link #writeTo} writes. */
  static int open() {
    return OPEN.get();
  }

  /** Called by that class. */
  public static void made() {
    OPEN.incrementAndGet();
  }

  /** Called by that class. */
  public static void deleted() {
    OPEN.decrementAndGet();
  }

  /** Writes the class to a folder, to be put before TensorFlow's jars. */
  static void writeTo(Path folder) throws IOException {
    try (InputStream original = Graph.class.getResourceAsStream("Graph.class")) {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(original).accept(new Methods(writer), 0);
      Path of = Files.createDirectories(folder.resolve("org/tensorflow"));
      Files.write(of.resolve("Graph.class"), writer.toByteArray());
    }
  }

  private static final class Methods extends ClassVisitor {

    Methods(ClassVisitor to) {
      super(Opcodes.ASM9, to);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  /** A call of ours follows each call that makes or deletes. */
  private static final class Calls extends MethodVisitor {

    Calls(MethodVisitor to) {
      super(Opcodes.ASM9, to);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      if (name.equals("TF_NewGraph")) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, THIS, "made", "()V", false);
      } else if (name.equals("TF_DeleteGraph")) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, THIS, "deleted", "()V", false);
      }
    }
  }
}
