#include "report/html.h"

#include <fmt/format.h>

#include <deque>

#include "report/html_board.h"
#include "report/html_style.h"
#include "report/markup.h"
#include "report/words.h"

namespace report {

namespace {

/// A question with the boards that answer it; no question: a board of its own.
struct Chapter {
  std::string title;
  std::string number;  // "Question 1", or nothing
  std::vector<const HtmlBoard*> boards;
};

class Page {
 public:
  explicit Page(const ReportInput& input) : input_(input), tr(input.tr) { gather(); }

  std::string write() {
    const model::Session& session = input_.session;
    const std::string title = session.title.empty() ? tr("Untitled session") : session.title;
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"generator\" content=\"Kurumaza\">\n<title>{}</title>\n<style>\n{}</style>\n"
        "</head>\n<body>\n<div class=\"page\">\n",
        escaped(tr.lang()), escaped(shortened(title, 300)), style_sheet());
    add_header(title);
    add_glance();
    out_ += "<main>\n";
    if (chapters_.empty())
      out_ += fmt::format("<p class=\"empty\">{}</p>\n", tr("No cards have been written yet."));
    for (std::size_t i = 0; i < chapters_.size(); ++i) add_chapter(chapters_[i], i + 1);
    out_ += "</main>\n";
    out_ += fmt::format("<footer><p>{}</p></footer>\n</div>\n</body>\n</html>\n",
                        tr("Made from the cards themselves with Kurumaza."));
    return std::move(out_);
  }

 private:
  void gather() {
    const model::Session& session = input_.session;
    const auto view_of = [&](const model::Board* board) {
      views_.emplace_back(*board, "b" + std::to_string(views_.size() + 1));
      return &views_.back();
    };
    const auto questions = session.questions_in_order();
    for (std::size_t i = 0; i < questions.size(); ++i) {
      Chapter chapter{questions[i]->text,
                      questions.size() > 1 ? fill(tr("Question {0}"), {std::to_string(i + 1)})
                                           : std::string(tr("Question")),
                      {}};
      for (const model::Board* board : session.boards_in_order())
        if (board->question == questions[i]->id) chapter.boards.push_back(view_of(board));
      chapters_.push_back(std::move(chapter));
    }
    for (const model::Board* board : session.boards_in_order()) {
      if (session.questions.contains(board->question)) continue;
      chapters_.push_back({board_name(*board), {}, {view_of(board)}});
    }
  }

  std::string board_name(const model::Board& board) const {
    if (!board.title.empty()) return board.title;
    if (!board.table.empty()) return fill(tr("Table {0}"), {board.table});
    return tr("The map");
  }

  void add_fact(const char* name, const std::vector<std::string>& values) {
    std::string html;
    for (const std::string& value : values) {
      if (value.empty()) continue;
      if (!html.empty()) html += std::string(tr(", ")) + "</span>";
      html += "<span class=\"value\" dir=\"auto\">" + escaped(value);
    }
    if (html.empty()) return;
    out_ += fmt::format("<li><span class=\"name\">{}</span> {}</span></li>\n", name, html);
  }

  void add_header(const std::string& title) {
    const model::Session& session = input_.session;
    out_ += fmt::format("<header>\n<p class=\"kind\">{}</p>\n<h1 dir=\"auto\">{}</h1>\n",
                        tr("Report"), escaped(title));
    std::size_t cards = 0, islands = 0;
    for (const HtmlBoard& view : views_) {
      cards += cards_told(view.board);
      islands += view.board.islands.size();
    }
    out_ += "<ul class=\"facts\">\n";
    add_fact(tr("Date"), {session.date});
    add_fact(tr("Place"), {session.venue});
    add_fact(tr("Makers"), session.makers);
    add_fact(tr("Result"), {fill(tr("Cards: {0}. Islands: {1}."),
                                 {std::to_string(cards), std::to_string(islands)})});
    out_ += "</ul>\n";
    if (!session.notes.empty())
      out_ += fmt::format("<p class=\"notes\" dir=\"auto\">{}</p>\n", escaped(session.notes));
    out_ += "</header>\n";
  }

  void add_glance() {
    if (chapters_.empty()) return;
    out_ += fmt::format(
        "<nav class=\"glance\" aria-labelledby=\"glance\">\n<h2 id=\"glance\">{}</h2>\n<ol>\n",
        tr("At a glance"));
    for (std::size_t i = 0; i < chapters_.size(); ++i) {
      const Chapter& chapter = chapters_[i];
      out_ += fmt::format("<li><a href=\"#q{}\"><bdi>{}</bdi></a>", i + 1,
                          escaped(shortened(chapter.title, 200)));
      std::string plates;
      for (const HtmlBoard* view : chapter.boards)
        for (const IslandNode& node : view->outline.islands)
          if (!node.island->plate.empty())
            plates +=
                fmt::format("<li><a href=\"#{}\"><bdi>{}</bdi></a></li>\n", anchor_of(*view, node),
                            escaped(shortened(node.island->plate, 200)));
      if (!plates.empty()) out_ += "\n<ul>\n" + plates + "</ul>\n";
      out_ += "</li>\n";
    }
    out_ += "</ol>\n</nav>\n";
  }

  void add_chapter(const Chapter& chapter, std::size_t count) {
    out_ += fmt::format("<section class=\"chapter\" id=\"q{0}\" aria-labelledby=\"q{0}-title\">\n",
                        count);
    std::string lead = fmt::format("<h2 id=\"q{}-title\">", count);
    if (!chapter.number.empty())
      lead += fmt::format("<span class=\"number\">{}</span> ", escaped(chapter.number));
    lead += fmt::format("<bdi>{}</bdi></h2>\n", escaped(chapter.title));
    if (chapter.boards.empty())
      out_ +=
          lead + fmt::format("<p class=\"empty\">{}</p>\n", tr("No cards have been written yet."));
    const bool several = chapter.boards.size() > 1;
    for (const HtmlBoard* view : chapter.boards) {
      const model::Board& board = view->board;
      const std::string name = board_name(board);
      if (several)
        lead += fmt::format("<h3 class=\"board-title\"><bdi>{}</bdi></h3>\n", escaped(name));
      else if (!chapter.number.empty() && !(board.title.empty() && board.table.empty()))
        lead += fmt::format("<p class=\"board-name\"><bdi>{}</bdi></p>\n", escaped(name));
      add_board(out_, input_, *view, several ? 4 : 3, several ? name : chapter.title, lead);
      lead.clear();
    }
    out_ += "</section>\n";
  }

  const ReportInput& input_;
  const base::Messages& tr;
  std::deque<HtmlBoard> views_;  // chapters point into it
  std::vector<Chapter> chapters_;
  std::string out_;
};

}  // namespace

base::Result<std::string> write_html(const ReportInput& input) { return Page(input).write(); }

}  // namespace report
