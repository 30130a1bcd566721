#include "report/end_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/face_name.h"
#include "report/markup.h"

namespace report {

using model::Inquiry;
using model::InquiryKind;

namespace {

/// Of five faces or numbers.
std::string value_name(InquiryKind kind, int value, const base::Messages& tr) {
  return kind == InquiryKind::scale ? std::to_string(value) : tr(model::face_name(value));
}

void add_chart(const Telling& t, const Inquiry& inquiry,
               const std::vector<const model::Answer*>& all, std::vector<Block>& out) {
  const base::Messages& tr = t.tr;
  Chart chart;
  chart.title = inquiry.text;
  const bool graded = inquiry.kind == InquiryKind::faces || inquiry.kind == InquiryKind::scale;
  const int values = graded ? 5 : int(inquiry.choices.size());
  int counted = 0, sum = 0;
  for (int i = 0; i < values; ++i) {
    const int value = graded ? values - i : i + 1;
    const int count = int(std::ranges::count(all, value, &model::Answer::value));
    chart.bars.push_back(
        {graded ? value_name(inquiry.kind, value, tr) : inquiry.choices[std::size_t(i)], count, 0});
    counted += count;
    sum += count * value;
  }
  if (counted == 0) return;
  for (Chart::Bar& bar : chart.bars) bar.share = double(bar.count) / counted;
  chart.note = fill(tr("Answers: {0}."), {std::to_string(counted)});
  if (graded)
    chart.note += " " + fill(tr("Mean: {0} of 5."), {fmt::format("{:.1f}", double(sum) / counted)});
  if (inquiry.kind == InquiryKind::choices)
    chart.note += std::string(" ") + tr("Several could be chosen.");
  out.emplace_back(std::move(chart));
}

void add_said(const Telling& t, const Inquiry& inquiry,
              const std::vector<const model::Answer*>& all, std::vector<Block>& out) {
  std::vector<std::string> texts;
  for (const model::Answer* answer : all)
    if (!answer->text.empty()) texts.push_back(answer->text);
  if (texts.empty()) return;
  // By what they say: in which order they were given is nobody's business.
  std::ranges::sort(texts);
  out.emplace_back(Heading{3, t.phrase(inquiry.text), {}});
  List list;
  for (std::string& text : texts) list.items.push_back(t.phrase(std::move(text)));
  out.emplace_back(std::move(list));
}

}  // namespace

std::vector<Block> tell_survey(const Telling& t, const std::string&) {
  std::vector<Block> out;
  t.add_texts("survey", out);
  std::vector<const Inquiry*> asked;
  for (const auto& [id, inquiry] : t.session.inquiries) asked.push_back(&inquiry);
  std::ranges::stable_sort(asked, {}, &Inquiry::order);
  bool any = false;
  for (const Inquiry* inquiry : asked) {
    std::vector<const model::Answer*> all;
    for (const auto& [id, answer] : t.session.answers)
      if (answer.inquiry == inquiry->id) all.push_back(&answer);
    const std::size_t before = out.size();
    if (inquiry->kind != InquiryKind::text) add_chart(t, *inquiry, all, out);
    if (inquiry->kind == InquiryKind::text) add_said(t, *inquiry, all, out);
    any = any || out.size() > before;
  }
  if (any)
    out.emplace_back(Paragraph{t.phrase(t.tr("The questionnaire was filled in without names.")),
                               Paragraph::Kind::note});
  return out;
}

std::vector<Block> tell_privacy(const Telling& t, const std::string&) {
  std::vector<Block> out;
  const base::Messages& tr = t.tr;
  if (t.chapters.cards > 0) {
    List list;
    const bool changed = t.published.masked + t.published.said_other > 0;
    list.items.push_back(t.phrase(
        changed ? tr("What stands on the cards is as people wrote it, but for the places below.")
                : tr("What stands on the cards is as people wrote it.")));
    list.items.push_back(t.phrase(t.published.names ? tr("Whoever gave a name is named.")
                                                    : tr("Who wrote which card is not told.")));
    if (t.published.masked > 0)
      list.items.push_back(
          t.phrase(fill(tr("Places where words were masked (■■), because they could tell who "
                           "somebody is: {0}."),
                        {std::to_string(t.published.masked)})));
    if (t.published.said_other > 0)
      list.items.push_back(t.phrase(fill(tr("Places that were said in other words: {0}."),
                                         {std::to_string(t.published.said_other)})));
    out.emplace_back(std::move(list));
  }
  t.add_texts("privacy", out);
  std::string licence = t.text_of("licence");
  if (licence.empty()) licence = t.town.licence;
  if (!licence.empty())
    out.emplace_back(
        Paragraph{t.phrase(fill(tr("This report may be used under: {0}"), {licence}))});
  return out;
}

std::vector<Block> tell_contact(const Telling& t, const std::string&) {
  std::vector<Block> out;
  t.add_texts("contact", out);
  const Town& town = t.town;
  Table table;
  table.columns = {Table::Column::text, Table::Column::text};
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) table.rows.push_back({{t.phrase(name)}, {t.phrase(value)}});
  };
  std::string office = town.name;
  if (!town.department.empty()) office += (office.empty() ? "" : " ") + town.department;
  add(t.tr("Office"), office);
  add(t.tr("Telephone"), town.phone);
  add(t.tr("Mail"), town.mail);
  if (!table.rows.empty()) out.emplace_back(std::move(table));
  return out;
}

}  // namespace report
