#include "report/page_front.h"

#include <stb_image.h>

#include <algorithm>
#include <cstring>

#include "report/page_setting.h"
#include "report/pdf_file.h"

namespace report {

namespace {

constexpr double kBody = 10.5;  // pt

/// No larger than what fits into so many lines, or as small as is still a title.
PageText set_title(PageSetter& setter, const Phrase& text, double width, double largest,
                   double smallest, std::size_t most_lines) {
  PageText out;
  for (double size = largest;; size -= 2) {
    TextStyle style{size, true, kPageInk, 1.45};
    out = setter.set(text, style, width);
    if (out.lines.size() <= most_lines || size - 2 < smallest) break;
  }
  if (out.lines.size() > most_lines) out.lines.resize(most_lines);
  return out;
}

/// The town's sign as a picture; null where it is none, or far too large.
std::shared_ptr<cairo_surface_t> logo_of(const std::string& file) {
  constexpr int kMost_px = 8000;
  int w = 0, h = 0, channels = 0;
  const auto* bytes = reinterpret_cast<const stbi_uc*>(file.data());
  const int size = file.size() < 64U << 20 ? static_cast<int>(file.size()) : 0;
  if (size == 0 || !stbi_info_from_memory(bytes, size, &w, &h, &channels) || w < 1 || h < 1 ||
      w > kMost_px || h > kMost_px)
    return nullptr;
  const std::unique_ptr<stbi_uc, void (*)(void*)> rgba(
      stbi_load_from_memory(bytes, size, &w, &h, &channels, 4), stbi_image_free);
  if (!rgba) return nullptr;
  std::shared_ptr<cairo_surface_t> out(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w, h),
                                       cairo_surface_destroy);
  unsigned char* to = cairo_image_surface_get_data(out.get());
  if (!to) return nullptr;
  const int stride = cairo_image_surface_get_stride(out.get());
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x) {
      const stbi_uc* p = rgba.get() + 4 * (std::ptrdiff_t(y) * w + x);
      const auto mixed = [&](stbi_uc c) { return std::uint32_t(c) * p[3] / 255; };
      const std::uint32_t argb =
          std::uint32_t(p[3]) << 24 | mixed(p[0]) << 16 | mixed(p[1]) << 8 | mixed(p[2]);
      std::memcpy(to + std::ptrdiff_t(y) * stride + std::ptrdiff_t(x) * 4, &argb, 4);
    }
  cairo_surface_mark_dirty(out.get());
  return out;
}

/// In the middle of a box, as large as it has room; how high it is.
double draw_logo(cairo_t* cr, cairo_surface_t* logo, double middle, double top, base::Size room) {
  const double w = cairo_image_surface_get_width(logo), h = cairo_image_surface_get_height(logo);
  const double scale = std::min(room.w / w, room.h / h);
  cairo_save(cr);
  cairo_translate(cr, middle - w * scale / 2, top);
  cairo_scale(cr, scale, scale);
  paint_picture(cr, logo, 0, 0);
  cairo_restore(cr);
  return h * scale;
}

}  // namespace

std::size_t add_front(Setting& to, const Document& document, const Part* part) {
  PageSetter& setter = to.setter;
  const double width = to.sheet.width();
  const std::size_t first = to.rows.size();
  if (!part) {
    PageText title = set_title(setter, document.told(document.title), width, 22, 14, 6);
    add_text(to, std::move(title), {"H1", 0, 0, true});
    return first;
  }
  struct Cover {
    PageText town, title, subtitle;
    std::shared_ptr<cairo_surface_t> logo;
    std::vector<PageText> lines;
  };
  auto cover = std::make_shared<Cover>();
  const auto middle = [](double size, bool bold, canvas::Color color) {
    return TextStyle{size, bold, color, 1.5, TextStyle::Side::middle};
  };
  cover->town = setter.set(document.town, middle(14, false, kPageInk), width);
  cover->title = set_title(setter, document.told(document.title), width, 30, 16, 6);
  cover->title.side = TextStyle::Side::middle;
  cover->logo = logo_of(document.logo);
  cover->subtitle =
      setter.set(document.told(document.subtitle), middle(17, false, kPageAccent), width);
  for (const Block& block : part->blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      if (!plain_text(paragraph->words).empty()) {
        const bool lead = paragraph->kind == Paragraph::Kind::lead;
        PageText line = setter.set(
            paragraph->words, middle(lead ? 13 : kBody, false, lead ? kPageInk : kPageSoft), width);
        if (line.lines.size() > 6) line.lines.resize(6);
        cover->lines.push_back(std::move(line));
      }
  Row row;
  row.height = to.sheet.height();
  row.page = Row::Page::fresh;
  row.paint = [cover, width, height = row.height](PdfFile& pdf, Faces& faces,
                                                  const Row::Place& at) {
    const auto all = [&](const PageText& text, double top, const char* element) {
      draw(pdf, faces, text, 0, text.lines.size(), at.left, top, element);
      return top + text.height();
    };
    double head = at.top + height * (cover->logo ? 0.03 : 0.08);
    if (cover->logo)
      head += 8 + draw_logo(pdf.cr(), cover->logo.get(), at.left + width / 2, head,
                            {width * 0.5, height * 0.09});
    if (!cover->town.lines.empty() && cover->town.lines.front().width > 0)
      all(cover->town, head, "P");
    double y = at.top + height * 0.36 - cover->title.height() / 2;
    fill_rect(pdf.cr(), {{at.left + width / 2 - 36, y - 22}, {at.left + width / 2 + 36, y - 19}},
              kPageAccent);
    y = all(cover->title, y, "H1") + 14;
    all(cover->subtitle, y, "P");
    double lines = 0;
    for (const PageText& line : cover->lines) lines += line.height() + 4;
    y = at.top + std::max(height * 0.66, height * 0.92 - lines);
    for (const PageText& line : cover->lines) {
      if (y + line.height() > at.top + height) break;
      y = all(line, y, "P") + 4;
    }
  };
  to.rows.push_back(std::move(row));
  return first;
}

void add_contents(Setting& to, const std::vector<ContentsEntry>& entries,
                  const std::shared_ptr<const std::map<std::string, int>>& pages) {
  const double width = to.sheet.width();
  constexpr double kNumbers = 40;  // pt, of the page numbers' column
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const ContentsEntry& entry = entries[i];
    const bool part = entry.level <= 2;
    const double indent = part ? 0 : 16;
    const TextStyle style{part ? kBody + 0.5 : kBody - 0.5, part};
    auto text = std::make_shared<PageText>(
        to.setter.set(to.document.told(entry.title), style, width - indent - kNumbers));
    if (text->lines.size() > 2) text->lines.resize(2);
    Row row;
    row.height = text->height();
    row.before = part ? 7 : 1;
    if (i == 0) row.opens = {"TOC"};
    if (i + 1 == entries.size()) row.closes = 1;
    row.paint = [text, indent, width, size = style.size, anchor = entry.anchor, pages,
                 &setter = to.setter](PdfFile& pdf, Faces& faces, const Row::Place& place) {
      const auto page = pages->find(anchor);
      const double last = place.top + text->height() - text->line_height;
      pdf.begin("TOCI");
      draw(pdf, faces, *text, 0, text->lines.size(), place.left + indent, place.top, nullptr);
      if (page != pages->end()) {
        const PageText number = setter.set(
            std::to_string(page->second),
            {size, false, kPageInk, TextStyle{}.leading, TextStyle::Side::right}, kNumbers);
        const double from = place.left + indent + text->lines.back().width + 6;
        const double until = place.left + width - number.lines.front().width - 6;
        cairo_t* cr = pdf.cr();
        cairo_set_source_rgb(cr, kPageRule.r / 255.0, kPageRule.g / 255.0, kPageRule.b / 255.0);
        cairo_set_line_width(cr, 1);
        cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
        const double dots[] = {0, 4};
        cairo_set_dash(cr, dots, 2, 0);
        if (from < until) {
          cairo_move_to(cr, from, last + text->line_height * 0.7);
          cairo_line_to(cr, until, last + text->line_height * 0.7);
          cairo_stroke(cr);
        }
        cairo_set_dash(cr, nullptr, 0, 0);
        draw(pdf, faces, number, 0, 1, place.left + width - kNumbers, last, nullptr);
      }
      pdf.end("TOCI");
      if (page != pages->end())
        pdf.link(anchor, {{place.left, place.top}, {place.left + width, last + text->line_height}});
    };
    to.rows.push_back(std::move(row));
  }
}

}  // namespace report
