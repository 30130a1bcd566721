#include "ops/survey.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "ops/op.h"

namespace ops {

using namespace model;

namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool chooses(InquiryKind kind) {
  return kind == InquiryKind::choice || kind == InquiryKind::choices;
}

Op reorder(Id inquiry, int order) {
  return Change<Inquiry>{{}, inquiry, Patch<Inquiry>{}.set<&Inquiry::order>(order)};
}

}  // namespace

int values_of(const Inquiry& inquiry) {
  switch (inquiry.kind) {
    case InquiryKind::faces:
    case InquiryKind::scale:
      return 5;
    case InquiryKind::choice:
    case InquiryKind::choices:
      return int(inquiry.choices.size());
    case InquiryKind::text:
      return 0;
  }
  return 0;
}

std::vector<const Inquiry*> inquiries_in_order(const Session& session) {
  std::vector<const Inquiry*> out;
  for (const auto& [id, inquiry] : session.inquiries) out.push_back(&inquiry);
  std::ranges::sort(out, {}, [](const Inquiry* i) { return std::tuple(i->order, i->id); });
  return out;
}

Ops ask(const Session& session, std::vector<Inquiry> asked, base::IdSource& ids) {
  const auto there = inquiries_in_order(session);
  int order = there.empty() ? 0 : there.back()->order + 1;
  Ops out;
  for (Inquiry& inquiry : asked) {
    inquiry.id = ids.next();
    inquiry.order = order++;
    out.push_back(Add<Inquiry>{{}, std::move(inquiry)});
  }
  return out;
}

Ops drop_inquiry(const Session& session, Id inquiry) {
  if (!session.inquiries.contains(inquiry)) return {};
  Ops out;
  for (const auto& [id, answer] : session.answers)
    if (answer.inquiry == inquiry) out.push_back(Remove<Answer>{{}, id});
  out.push_back(Remove<Inquiry>{{}, inquiry});
  return out;
}

bool is_answered(const Session& session, Id inquiry) {
  return std::ranges::any_of(session.answers,
                             [&](const auto& a) { return a.second.inquiry == inquiry; });
}

Ops reword(const Session& session, const Inquiry& wish) {
  const auto at = session.inquiries.find(wish.id);
  if (at == session.inquiries.end() || is_blank(wish.text)) return {};
  const Inquiry& was = at->second;
  Patch<Inquiry> patch;
  bool differs = wish.text != was.text;
  if (differs) patch.set<&Inquiry::text>(wish.text);
  if (!is_answered(session, wish.id)) {
    if (chooses(wish.kind) && wish.choices.size() < 2) return {};
    const auto choices = chooses(wish.kind) ? wish.choices : std::vector<std::string>();
    if (wish.kind != was.kind) patch.set<&Inquiry::kind>(wish.kind);
    if (choices != was.choices) patch.set<&Inquiry::choices>(choices);
    differs = differs || wish.kind != was.kind || choices != was.choices;
  }
  if (!differs) return {};
  return {Change<Inquiry>{{}, wish.id, std::move(patch)}};
}

Ops move_inquiry(const Session& session, Id inquiry, int by) {
  auto all = inquiries_in_order(session);
  const auto at = std::ranges::find(all, inquiry, &Inquiry::id);
  if (at == all.end()) return {};
  const auto from = at - all.begin();
  const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, std::ssize(all) - 1);
  const Inquiry* moved = *at;
  all.erase(at);
  all.insert(all.begin() + to, moved);
  Ops out;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i]->order != int(i)) out.push_back(reorder(all[i]->id, int(i)));
  return out;
}

Ops answer(const Session& session, const std::vector<Said>& said, base::IdSource& ids) {
  Ops out;
  std::set<std::pair<Id, int>> given;
  for (const Said& one : said) {
    const auto asked = session.inquiries.find(one.inquiry);
    if (asked == session.inquiries.end()) continue;
    const InquiryKind kind = asked->second.kind;
    const bool words = kind == InquiryKind::text;
    if (words ? is_blank(one.text) : one.value < 1 || one.value > values_of(asked->second))
      continue;
    const int told = kind == InquiryKind::choices ? one.value : 0;
    if (!given.emplace(one.inquiry, told).second) continue;
    Answer answer;
    answer.id = ids.next();
    answer.inquiry = one.inquiry;
    answer.value = words ? 0 : one.value;
    answer.text = words ? one.text : std::string();
    answer.secret = true;
    out.push_back(Add<Answer>{{}, std::move(answer)});
  }
  return out;
}

int sheets(const Session& session) {
  std::map<std::pair<Id, int>, int> counts;
  int most = 0;
  for (const auto& [id, answer] : session.answers) {
    const bool several = session.inquiries.at(answer.inquiry).kind == InquiryKind::choices;
    most = std::max(most, ++counts[{answer.inquiry, several ? answer.value : 0}]);
  }
  return most;
}

bool has_uncounted(const Session& session) {
  return std::ranges::any_of(session.answers, [](const auto& a) { return a.second.secret; });
}

Ops count_answers(const Session& session, base::IdSource& ids) {
  Ops out;
  std::vector<Answer> counted;
  for (const auto& [id, answer] : session.answers) {
    if (!answer.secret) continue;
    out.push_back(Remove<Answer>{{}, id});
    counted.push_back(answer);
  }
  std::ranges::sort(counted, {},
                    [](const Answer& a) { return std::tuple(a.inquiry, a.value, a.text); });
  for (Answer& answer : counted) {
    answer.id = ids.next();
    answer.secret = false;
    out.push_back(Add<Answer>{{}, std::move(answer)});
  }
  return out;
}

std::vector<SurveySum> survey_sums(const Session& session) {
  std::vector<SurveySum> out;
  for (const Inquiry* inquiry : inquiries_in_order(session)) {
    SurveySum sum{inquiry, 0, std::vector<int>(std::size_t(values_of(*inquiry))), {}};
    int answers = 0;
    for (const auto& [id, answer] : session.answers) {
      if (answer.inquiry != inquiry->id || answer.secret) continue;
      ++answers;
      if (inquiry->kind == InquiryKind::text)
        sum.words.push_back(answer.text);
      else if (answer.value >= 1 && answer.value <= int(sum.counts.size()))
        ++sum.counts[std::size_t(answer.value - 1)];
    }
    std::ranges::sort(sum.words);
    sum.people = inquiry->kind == InquiryKind::choices && !sum.counts.empty()
                     ? *std::ranges::max_element(sum.counts)
                     : answers;
    out.push_back(std::move(sum));
  }
  return out;
}

}  // namespace ops
