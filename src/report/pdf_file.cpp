#include "report/pdf_file.h"

#include <cairo/cairo-pdf.h>
#include <fmt/format.h>

#include "report/pdf_ending.h"

namespace report {

namespace {

cairo_status_t take(void* to, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

/// As an attribute of a tag.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

}  // namespace

struct PdfFile::Handles {
  PdfAbout about;
  std::string bytes;
  cairo_surface_t* surface = nullptr;
  cairo_t* cr = nullptr;
  std::vector<std::string> figures;        // what each is, in their order
  std::vector<std::pair<int, int>> marks;  // level and number of the open bookmarks

  ~Handles() {
    if (cr) cairo_destroy(cr);
    if (surface) cairo_surface_destroy(surface);
  }
  void say(cairo_pdf_metadata_t what, const std::string& text) const {
    if (!text.empty()) cairo_pdf_surface_set_metadata(surface, what, text.c_str());
  }
};

PdfFile::PdfFile(PdfAbout about, base::Size first) : handles_(std::make_unique<Handles>()) {
  Handles& h = *handles_;
  h.about = std::move(about);
  h.surface = cairo_pdf_surface_create_for_stream(take, &h.bytes, first.w, first.h);
  cairo_pdf_surface_restrict_to_version(h.surface, CAIRO_PDF_VERSION_1_5);
  h.say(CAIRO_PDF_METADATA_TITLE, h.about.title);
  h.say(CAIRO_PDF_METADATA_SUBJECT, h.about.subject);
  h.say(CAIRO_PDF_METADATA_AUTHOR, h.about.author);
  h.say(CAIRO_PDF_METADATA_CREATOR, "Kurumaza");
  h.say(CAIRO_PDF_METADATA_CREATE_DATE, pdf_date(h.about.made));
  h.cr = cairo_create(h.surface);
  begin("Document");
}

PdfFile::PdfFile(cairo_t* picture) : handles_(std::make_unique<Handles>()) {
  handles_->cr = cairo_reference(picture);
}

PdfFile::~PdfFile() = default;

cairo_t* PdfFile::cr() const { return handles_->cr; }

void PdfFile::next_page(base::Size pt) {
  cairo_show_page(handles_->cr);
  cairo_pdf_surface_set_size(handles_->surface, pt.w, pt.h);
}

void PdfFile::begin(const char* element) {
  if (handles_->surface) cairo_tag_begin(handles_->cr, element, nullptr);
}

void PdfFile::begin_figure(const std::string& alt) {
  handles_->figures.push_back(alt);
  begin("Figure");
}

void PdfFile::end(const char* element) {
  if (handles_->surface) cairo_tag_end(handles_->cr, element);
}

void PdfFile::anchor(const std::string& name) {
  if (!handles_->surface) return;
  cairo_tag_begin(handles_->cr, CAIRO_TAG_DEST, ("name=" + quoted(name)).c_str());
  cairo_tag_end(handles_->cr, CAIRO_TAG_DEST);
}

void PdfFile::link(const std::string& anchor, const base::Rect& pt) {
  if (!handles_->surface) return;
  const std::string what = fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] dest={}", pt.min.x,
                                       pt.min.y, pt.width(), pt.height(), quoted(anchor));
  cairo_tag_begin(handles_->cr, CAIRO_TAG_LINK, what.c_str());
  cairo_tag_end(handles_->cr, CAIRO_TAG_LINK);
}

void PdfFile::bookmark(int level, const std::string& title, const std::string& anchor) {
  if (!handles_->surface) return;
  auto& marks = handles_->marks;
  while (!marks.empty() && marks.back().first >= level) marks.pop_back();
  const int above = marks.empty() ? CAIRO_PDF_OUTLINE_ROOT : marks.back().second;
  const auto flags = marks.empty() ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(0);
  const int made = cairo_pdf_surface_add_outline(handles_->surface, above, title.c_str(),
                                                 ("dest=" + quoted(anchor)).c_str(), flags);
  marks.emplace_back(level, made);
}

base::Result<std::string> PdfFile::finish() {
  Handles& h = *handles_;
  end("Document");
  cairo_show_page(h.cr);
  cairo_status_t status = cairo_status(h.cr);
  cairo_surface_finish(h.surface);
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(h.surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return base::Error{base::ErrorCode::io, base::sentence("The pages cannot be made."),
                       cairo_status_to_string(status)};
  return with_ending(std::move(h.bytes), h.about, h.figures);
}

}  // namespace report
