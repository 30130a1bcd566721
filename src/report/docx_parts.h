// The parts of a Word document that say nothing of the session: styles, lists, settings, and which parts there
// are [ECMA-376 Part 1, 17; Part 2]. For docx.cpp. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace report {

struct Document;

/// "word/media/image1.png" for 0.
std::string docx_picture_name(std::size_t n);

std::string docx_types();
std::string docx_package_relations();
/// Title, language and when the session was.
std::string docx_properties(const Document&);
/// The pictures are "picture1" …
std::string docx_relations(std::size_t pictures);
/// Headings 1 to 5, Title, Subtitle, Lead, Note, Card, Caption, contents and links.
/// What a style says of its paragraphs; of "" as of ordinary text.
struct DocxLook {
  int size = 21;  // half points
  double before_pt = 0, after_pt = 4, line_pt = 0, indent_pt = 0;
  bool bold = false, keeps_next = false, whole = false;
};
DocxLook docx_look(std::string_view style);
std::string docx_styles(const std::string& lang);
/// List 1 has dots; each numbered one its own from 2 on.
std::string docx_numbering(int numbered_lists);
std::string docx_settings(const std::string& lang);
std::string docx_header(const Document&);
std::string docx_footer();

}  // namespace report
