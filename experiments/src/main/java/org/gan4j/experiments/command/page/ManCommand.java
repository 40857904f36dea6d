package org.gan4j.experiments.command.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.experiments.command.option.CommonOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan man}: the manual pages as files for man. */
@Command(
    name = "man",
    header = "write manual pages for man",
    description = {
      "Writes gan.1, and one page for each verb, gan-VERB.1, into a folder. man finds them in"
          + " ~/.local/share/man/man1 or in any folder man1 on the MANPATH."
    },
    footer = {"  gan man --out ~/.local/share/man/man1", "  man gan-train"})
public final class ManCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder, made if missing. Pages that are there are replaced.")
  private Path out;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine gan = spec.commandLine().getParent();
    List<CommandLine> pages = new ArrayList<>(List.of(gan));
    gan.getSubcommands().values().stream()
        .filter(verb -> !verb.getCommandSpec().usageMessage().hidden())
        .forEach(pages::add);
    for (CommandLine page : pages) {
      Path file = out.resolve(RoffPage.name(page) + ".1");
      AtomicFile.write(file, RoffPage.of(page).getBytes(StandardCharsets.UTF_8));
    }
    spec.commandLine().getOut().println(pages.size() + " pages in " + out);
    return 0;
  }
}
