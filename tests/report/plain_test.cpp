// The report without a look of its own: HTML to be pasted, and Markdown.
#include "report/html_body.h"
#include "report/markdown.h"
#include "sample.h"

using report::markdown_text;
using sample::count;
using sample::id;

namespace {
std::string made(const char* format, const model::Session& session) {
  const base::Messages tr;
  const report::Published ours = report::published(session, {});
  const report::Document document = report::compose({ours, tr});
  const auto out = report::find_exporter(format)->write({ours.session, tr, {}, {}, {}, &document});
  REQUIRE(out.ok());
  return out->at(0).bytes;
}
sample::OneBoard evening() {
  sample::OneBoard s;
  s.session.date = "2026-07-05";
  s.add(sample::island(10, "PLATE"));
  s.board->islands[id(10)].symbol = "SYMBOL";
  s.add(sample::card(20, "# a <script>|*", {}, 10));
  s.add(sample::card(21, "two\nlines"));
  s.vote(40, 10, 3);
  s.relate(30, model::RelationKind::order, 10, 21, "WORDS");
  s.session.report_texts[id(60)] = {id(60), "purpose", "To listen.", {}};
  return s;
}
}  // namespace

TEST_CASE(
    "html-body: headings, lists and tables, and nothing that would fight with the page round it") {
  const std::string html = made("html-body", evening().session);
  const auto faults = sample::faults_of("<div>" + html + "</div>");
  CHECK_MESSAGE(faults.empty(), (faults.empty() ? "" : faults[0]));
  for (const char* no :
       {"<html", "<head", "<body", "<h1", "style", "class=", " id=", "<svg", "href", "<script"})
    CHECK_MESSAGE(count(html, no) == 0, no);
  CHECK(count(html, "<h2>1. Purpose</h2>") == 1);
  CHECK(count(html, "1-1 PLATE</h4>") == 1);
  CHECK(count(html, "<li># a &lt;script&gt;|*</li>") == 1);
  CHECK(count(html, "two<br>lines") == 1);
  CHECK(count(html, "Contents") == 0);
  CHECK(count(html, "The maps") == 0);  // pictures are not in it
}

TEST_CASE("markdown: a card stays text, whatever it looks like") {
  CHECK(markdown_text("# a") == "\\# a");
  CHECK(markdown_text("- a") == "\\- a");
  CHECK(markdown_text("1. a") == "1\\. a");
  CHECK(markdown_text("12) a") == "12\\) a");
  CHECK(markdown_text("1.5") == "1\\.5");
  CHECK(markdown_text("a - b. c") == "a - b. c");
  CHECK(markdown_text("*x* _y_ `z` [l](u) <b> a|b ~~s~~ &amp; ![i](u) $x$") ==
        "\\*x\\* \\_y\\_ \\`z\\` \\[l\\](u) \\<b\\> a\\|b \\~\\~s\\~\\~ \\&amp; \\!\\[i\\](u) "
        "\\$x\\$");
  CHECK(markdown_text("===") == "\\===");
  CHECK(markdown_text("    code") == "\u00a0\u00a0\u00a0\u00a0code");
  CHECK(markdown_text("a\n# b", "  ") == "a\\\n  \\# b");
  CHECK(markdown_text("a\n\n\n- b", "  ") == "a\n\n  \\- b");
  CHECK(markdown_text("\n\n") == "");
  CHECK(markdown_text(std::string_view("a\0b\x1b", 4)) == "a b");
}

TEST_CASE("markdown: the whole report, with tables and lists") {
  const std::string md = made("md", evening().session);
  CHECK(md.starts_with("# Evening\n\n"));
  CHECK(count(md, "\n- \\# a \\<script\\>\\|\\*\n") == 1);
  CHECK(count(md, "\n- two\\\n  lines\n") == 1);
  CHECK(count(md, "\n#### 1-1 PLATE\n") == 1);
  CHECK(count(md, "| ---: | --- | ---: |") == 1);
  CHECK(count(md, "**WORDS**") == 1);
  CHECK(count(md, "\n\n\n") == 0);
  CHECK(md.ends_with("\n"));
}
