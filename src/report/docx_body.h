// DocxBody: a report's parts and blocks as the body of a Word document, one after another, as they are read. For
// docx.cpp. Pure but for `picture`.
//  1. Every element stands in the schema's order, so that Word opens the file without mending it.
//  2. Where a board's map is shown island by island, too, the whole one is left out: its letters are too small for a
//     page.
//  3. The contents are the listed parts and their headings of the next level.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "report/docx.h"
#include "report/docx_runs.h"
#include "report/page_guess.h"

namespace report {

class DocxBody {
 public:
  DocxBody(const Document& document, const PictureOf& picture, const LinesOf& lines);

  /// word/document.xml.
  std::string write();
  /// After write(): the PNGs, in the order of their relations.
  const std::vector<std::string>& pictures() const { return pictures_; }
  int numbered_lists() const { return numbered_lists_; }

 private:
  struct Entry {
    int level;
    std::string text, anchor;
    int mark;  // of PageGuess
    int page = 0;
  };

  /// Where links lead, and which maps are shown how.
  void gather();
  void add_cover(const Part& part);
  void add_part(const Part& part);
  std::string contents(const Part& part) const;
  void list(int level, const std::string& text, const std::string& anchor);
  void page_break();
  /// A paragraph in `style`; `more`: the rest of w:pPr before w:bidi; `round_pt`: what its border takes.
  void paragraph(const std::string& style, const Phrase& phrase, const std::string& anchor = {},
                 const std::string& more = {}, double round_pt = 0, double indent_pt = 0);
  int lines_of(const Phrase& phrase, double size_pt, bool bold, double width_pt) const;
  /// The pages of all that the contents name; `front`: the pages up to them.
  void number_entries(PageGuess front, const Part& contents, int marks_before);

  void add(const Heading&);
  void add(const Paragraph&);
  void add(const List&);
  void add(const Table&);
  void add(const Cards&);
  void add(const IslandHead&);
  void add(const Figure&);
  void add(const Chart&);
  bool is_left_out(const Figure&) const;
  /// The letters of a map in it are large enough only where the page lies on its side.
  bool wants_side(const Part&) const;
  /// Pages lie on their side from here on, or no more.
  void turn(bool wide);
  /// How the pages lie that end here.
  std::string section() const;

  const Document& document_;
  const PictureOf& picture_;
  DocxAnchors anchors_;
  const LinesOf& lines_;
  PageGuess pages_;
  struct Marks {
    int all = 0;   // of PageGuess
    int next = 0;  // of the next paragraph; 0: it has none
  } marks_;
  std::string out_;
  std::vector<std::string> pictures_;
  std::vector<Entry> entries_;
  std::set<const model::Board*> by_islands_;  // whose maps are shown island by island
  int numbered_lists_ = 0;
  int sections_ = 0;     // that have ended
  bool listed_ = false;  // the part under way stands in the contents
  bool wide_ = false;    // pages lie on their side
  bool fresh_ = false;   // the next paragraph begins a page
};

}  // namespace report
