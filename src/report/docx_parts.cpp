#include "report/docx_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/docx_runs.h"
#include "report/markup.h"

namespace report {

namespace {

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kWord =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
constexpr const char* kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string locale_of(const std::string& lang) { return lang == "ja" ? "ja-JP" : "en-US"; }

std::string relation(const std::string& id, const std::string& kind, const std::string& to) {
  return fmt::format("<Relationship Id=\"{}\" Type=\"{}{}\" Target=\"{}\"/>", id, kOffice, kind,
                     to);
}

struct ParagraphStyle {
  const char *id, *name, *next, *paragraph, *run;
};
// Sizes in half points, distances in twentieths of a point. BIZ UDPGothic's lines are set closer than its
// own, so that a page holds what a town's page holds.
constexpr ParagraphStyle kStyles[] = {
    {"Title", "Title", "Subtitle",
     "<w:spacing w:before=\"3600\" w:after=\"240\" w:line=\"276\" w:lineRule=\"auto\"/><w:jc "
     "w:val=\"center\"/>",
     "<w:b/><w:sz w:val=\"52\"/><w:szCs w:val=\"52\"/>"},
    {"Subtitle", "Subtitle", "Normal",
     "<w:spacing w:before=\"120\" w:after=\"600\"/><w:jc w:val=\"center\"/>",
     "<w:color w:val=\"655B50\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"},
    {"CoverLine", "Cover Line", "Normal", "<w:jc w:val=\"center\"/>",
     "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"},
    {"Town", "Town", "Normal", "<w:spacing w:before=\"1200\"/><w:jc w:val=\"center\"/>",
     "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"},
    {"Heading1", "heading 1", "Normal",
     "<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"3\" "
     "w:color=\"A03F22\"/></w:pBdr><w:spacing w:before=\"480\" w:after=\"200\"/><w:outlineLvl "
     "w:val=\"0\"/>",
     "<w:b/><w:color w:val=\"A03F22\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"},
    {"Heading2", "heading 2", "Normal",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl "
     "w:val=\"1\"/>",
     "<w:b/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>"},
    {"Heading3", "heading 3", "Normal",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl "
     "w:val=\"2\"/>",
     "<w:b/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>"},
    {"Heading4", "heading 4", "Normal",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl "
     "w:val=\"3\"/>",
     "<w:b/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>"},
    {"Heading5", "heading 5", "Normal",
     "<w:keepNext/><w:keepLines/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl "
     "w:val=\"4\"/>",
     "<w:b/><w:color w:val=\"655B50\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>"},
    {"Lead", "Lead", "Normal", "<w:spacing w:after=\"160\"/>",
     "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"},
    {"Note", "Note", "Normal", "<w:spacing w:after=\"120\"/>",
     "<w:color w:val=\"655B50\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"},
    {"Card", "Card", "Card",
     "<w:keepLines/><w:spacing w:before=\"0\" w:after=\"0\"/><w:ind w:left=\"170\" "
     "w:right=\"113\"/>",
     ""},
    {"Caption", "caption", "Normal", "<w:keepLines/><w:spacing w:before=\"60\" w:after=\"240\"/>",
     "<w:color w:val=\"655B50\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"},
    {"Head", "Table Head", "Normal", "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\"/>",
     "<w:b/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>"},
    {"Cell", "Table Cell", "Normal", "<w:spacing w:before=\"40\" w:after=\"40\"/>",
     "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>"},
    {"ContentsTitle", "TOC Heading", "Normal",
     "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"240\"/>",
     "<w:b/><w:color w:val=\"A03F22\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"},
    {"TOC1", "toc 1", "Normal",
     "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9070\"/></w:tabs><w:spacing "
     "w:before=\"100\" w:after=\"20\"/>",
     ""},
    {"TOC2", "toc 2", "Normal",
     "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9070\"/></w:tabs><w:spacing "
     "w:after=\"0\"/><w:ind w:left=\"420\"/>",
     "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>"},
    {"Header", "header", "Header", "<w:jc w:val=\"right\"/>",
     "<w:color w:val=\"655B50\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>"},
    {"Footer", "footer", "Footer", "<w:jc w:val=\"center\"/>",
     "<w:color w:val=\"655B50\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>"},
};

std::string number_level(int level, bool numbered) {
  return fmt::format(
      "<w:lvl w:ilvl=\"{0}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{1}\"/><w:lvlText "
      "w:val=\"{2}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{3}\" "
      "w:hanging=\"420\"/></w:pPr></w:lvl>",
      level, numbered ? "decimal" : "bullet",
      numbered ? "%" + std::to_string(level + 1) + "." : "・", 420 * (level + 1));
}

}  // namespace

std::string docx_picture_name(std::size_t n) {
  return fmt::format("word/media/image{}.png", n + 1);
}

std::string docx_types() {
  std::string out = std::string(kXml) +
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                    "content-types\"><Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default "
                    "Extension=\"png\" ContentType=\"image/png\"/><Override "
                    "PartName=\"/docProps/core.xml\" ContentType=\"application/"
                    "vnd.openxmlformats-package.core-properties+xml\"/>";
  const auto add = [&](const char* part, const char* kind) {
    out += fmt::format(
        "<Override PartName=\"/word/{}.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml\"/>",
        part, kind);
  };
  add("document", "document.main");
  add("styles", "styles");
  add("numbering", "numbering");
  add("settings", "settings");
  add("header1", "header");
  add("footer1", "footer");
  return out + "</Types>";
}

std::string docx_package_relations() {
  return std::string(kXml) +
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
         "relationships\">" +
         relation("document", "officeDocument", "word/document.xml") +
         "<Relationship Id=\"properties\" Type=\"http://schemas.openxmlformats.org/package/2006/"
         "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
}

std::string docx_properties(const Document& document) {
  std::string when;
  if (document.made != 0)
    when = fmt::format("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}Z</dcterms:created>",
                       base::format_time(document.made).substr(0, 19));
  return fmt::format(
      "{}<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>"
      "<dc:language>{}</dc:language>{}</cp:coreProperties>",
      kXml, escaped(shortened(document.title, 250)), locale_of(document.lang), when);
}

std::string docx_relations(std::size_t pictures) {
  std::string out = std::string(kXml) +
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                    "relationships\">" +
                    relation("styles", "styles", "styles.xml") +
                    relation("numbering", "numbering", "numbering.xml") +
                    relation("settings", "settings", "settings.xml") +
                    relation("header1", "header", "header1.xml") +
                    relation("footer1", "footer", "footer1.xml");
  for (std::size_t n = 0; n < pictures; ++n)
    out += relation(fmt::format("picture{}", n + 1), "image",
                    docx_picture_name(n).substr(5));  // from word/
  return out + "</Relationships>";
}

DocxLook docx_look(std::string_view style) {
  // Islands look as the headings of their level, a little further in.
  std::string name(style);
  const bool island = name.starts_with("Island");
  if (island) name.replace(0, 6, "Heading");
  const auto* const at =
      std::ranges::find_if(kStyles, [&](const ParagraphStyle& s) { return name == s.id; });
  const std::string_view paragraph = at == std::end(kStyles) ? "" : at->paragraph;
  const std::string_view run = at == std::end(kStyles) ? "" : at->run;
  const auto value = [](std::string_view in, std::string_view before, int otherwise) {
    const std::size_t found = in.find(before);
    return found == in.npos ? otherwise : std::stoi(std::string(in.substr(found + before.size())));
  };
  constexpr double kTwentieths = 20, kOfALine = 240;
  DocxLook out;
  out.size = value(run, "<w:sz w:val=\"", kDocxText);
  out.before_pt = value(paragraph, "w:before=\"", 0) / kTwentieths;
  out.after_pt = value(paragraph, "w:after=\"", 80) / kTwentieths;
  out.line_pt = out.size / 2.0 * value(paragraph, "w:line=\"", 300) / kOfALine;
  out.indent_pt =
      (value(paragraph, "w:left=\"", island ? 170 : 0) + value(paragraph, "w:right=\"", 0)) /
      kTwentieths;
  out.bold = run.find("<w:b/>") != run.npos;
  out.keeps_next = paragraph.find("<w:keepNext/>") != paragraph.npos;
  out.whole = paragraph.find("<w:keepLines/>") != paragraph.npos;
  return out;
}

std::string docx_styles(const std::string& lang) {
  std::string out = fmt::format(
      "{0}<w:styles {1}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"BIZ UDPGothic\" "
      "w:hAnsi=\"BIZ UDPGothic\" w:eastAsia=\"BIZ UDPGothic\" w:cs=\"Arial\"/><w:sz "
      "w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"{2}\" w:eastAsia=\"ja-JP\" "
      "w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"80\" "
      "w:line=\"300\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
      "w:val=\"Normal\"/><w:qFormat/></w:style>",
      kXml, kWord, locale_of(lang));
  for (const ParagraphStyle& style : kStyles)
    out += fmt::format(
        "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn "
        "w:val=\"Normal\"/><w:next w:val=\"{}\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr>"
        "</w:style>",
        style.id, style.name, style.next, style.paragraph, style.run);
  // Islands are headings, too, but there are too many of them for the contents.
  for (int level = 1; level <= 5; ++level)
    out += fmt::format(
        "<w:style w:type=\"paragraph\" w:styleId=\"Island{0}\"><w:name w:val=\"Island "
        "{0}\"/><w:basedOn w:val=\"Heading{0}\"/><w:next w:val=\"Card\"/><w:qFormat/><w:pPr>"
        "<w:ind w:left=\"170\"/></w:pPr><w:rPr><w:color w:val=\"2B2622\"/></w:rPr></w:style>",
        level);
  return out +
         "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
         "w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
         "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom "
         "w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar>"
         "</w:tblPr></w:style></w:styles>";
}

std::string docx_numbering(int numbered_lists) {
  std::string out = fmt::format("{}<w:numbering {}>", kXml, kWord);
  for (const bool numbered : {false, true}) {
    out += fmt::format(
        "<w:abstractNum w:abstractNumId=\"{}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>",
        int(numbered));
    for (int level = 0; level < 3; ++level) out += number_level(level, numbered);
    out += "</w:abstractNum>";
  }
  out += "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  for (int n = 0; n < numbered_lists; ++n)
    out += fmt::format(
        "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride "
        "w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
        n + 2);
  return out + "</w:numbering>";
}

std::string docx_settings(const std::string& lang) {
  return fmt::format(
      "{}<w:settings {}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"840\"/>"
      "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting "
      "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
      "w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{}\" w:eastAsia=\"ja-JP\"/></w:settings>",
      kXml, kWord, locale_of(lang));
}

std::string docx_header(const Document& document) {
  return fmt::format(
      "{}<w:hdr {}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t "
      "xml:space=\"preserve\">{}</w:t></w:r></w:p></w:hdr>",
      kXml, kWord, escaped(shortened(document.title, 60)));
}

std::string docx_footer() {
  const auto field = [](const char* name) {
    return fmt::format("<w:fldSimple w:instr=\" {} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>", name);
  };
  return fmt::format(
      "{}<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:t "
      "xml:space=\"preserve\"> / </w:t></w:r>{}</w:p></w:ftr>",
      kXml, kWord, field("PAGE"), field("NUMPAGES"));
}

}  // namespace report
