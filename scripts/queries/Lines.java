import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares lines with an expression as RegexSerDe does: the first line is the expression, the others are answered by their groups. */
public class Lines {
  public static void main(String[] arguments) {
    Scanner input = new Scanner(System.in, "UTF-8");
    Pattern pattern = Pattern.compile(input.nextLine(), Pattern.DOTALL);
    while (input.hasNextLine()) {
      Matcher matcher = pattern.matcher(input.nextLine());
      if (!matcher.matches()) throw new IllegalStateException("a row of nothing");
      StringBuilder row = new StringBuilder();
      for (int group = 1; group <= matcher.groupCount(); group++) row.append(matcher.group(group)).append('\u0001');
      System.out.println(row);
    }
  }
}
