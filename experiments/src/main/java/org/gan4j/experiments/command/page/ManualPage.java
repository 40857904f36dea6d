package org.gan4j.experiments.command.page;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help that reads like a manual page, the same for every verb. */
public final class ManualPage {

  /** The narrowest width that picocli accepts. */
  private static final int NARROWEST = 55;

  private ManualPage() {}

  /** Gives a command and its verbs their headings and exit codes. */
  public static CommandLine format(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.headerHeading("@|bold NAME|@%n" + command.getCommandSpec().qualifiedName() + " - ");
    usage.synopsisHeading("%n@|bold SYNOPSIS|@%n");
    usage.descriptionHeading("%n@|bold DESCRIPTION|@%n");
    usage.parameterListHeading("%n@|bold ARGUMENTS|@%n");
    usage.optionListHeading("%n@|bold OPTIONS|@%n");
    usage.commandListHeading("%n@|bold VERBS|@%n");
    usage.footerHeading("%n@|bold EXAMPLES|@%n");
    usage.exitCodeListHeading("%n@|bold EXIT CODES|@%n");
    usage.exitCodeList(exitCodes(usage.exitCodeList()));
    usage.sortOptions(false);
    usage.width(80);
    command.getSubcommands().values().forEach(ManualPage::format);
    return command;
  }

  /**
   * Makes the lines of a command and its verbs as long as the terminal's, from 55 characters on.
   *
   * @param columns what the environment says of its width; null or no number leaves it at 80
   */
  public static void widen(CommandLine command, String columns) {
    if (columns != null && columns.matches("[1-9][0-9]{0,3}")) {
      setWidth(command, Math.max(NARROWEST, Integer.parseInt(columns)));
    }
  }

  private static void setWidth(CommandLine command, int width) {
    command.getCommandSpec().usageMessage().width(width);
    command.getSubcommands().values().forEach(verb -> setWidth(verb, width));
  }

  /**
   * Returns the exit codes of every verb, and a verb's own; docs/command.md repeats those of gan
   * word by word.
   */
  private static Map<String, String> exitCodes(Map<String, String> own) {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done");
    codes.put("1", "gan4j failed");
    codes.put("2", "an argument, a config or a file is wrong, or there is no room to write");
    codes.putAll(own);
    codes.put("130", "stopped by Ctrl-C; a training has saved a checkpoint");
    codes.put(
        "141",
        "the reader of standard output went away, as in gan list | head -1; nothing is said");
    codes.put("143", "stopped by SIGTERM, in the same way");
    return codes;
  }
}
