#include "ops/narrate.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ops/op.h"
#include "ops/tell.h"

namespace ops {

using namespace model;

namespace {

std::vector<Passage> in_order(const Board& board) {
  std::vector<Passage> out;
  for (const auto& [id, passage] : board.passages) out.push_back(passage);
  std::ranges::stable_sort(out, {}, &Passage::order);
  return out;
}

bool is_card(const Board& board, Id id) { return find_card(board, id) != nullptr; }

bool heads_paragraph(const Board& board, const std::vector<Telling>& all, std::size_t n) {
  const Telling& t = all[n];
  const Id about = t.passage.about;
  if (n == 0) return true;
  if (t.standing == Standing::gone || about.nil() || head_of(board, about) != about) return false;
  return !is_card(board, about) || !is_card(board, all[n - 1].passage.about);
}

std::vector<Id> abouts(const std::vector<Telling>& all) {
  std::vector<Id> out;
  for (const Telling& t : all)
    if (!t.passage.about.nil()) out.push_back(t.passage.about);
  return out;
}

/// The passages while an action changes them.
class Keeping {
 public:
  Keeping(const Board& board, std::string_view lang)
      : board_(board), tone_(tone_of(board, lang)), order_(telling_order(board)) {
    for (Passage& p : in_order(board)) all.push_back({std::move(p), Standing::own, {}, false});
    if (all.empty() && !board.narrative.empty()) {
      all.emplace_back();
      all.back().passage.text = board.narrative;
      all.back().standing = Standing::own;
    }
    look();
  }

  std::vector<Telling> all;

  /// What the map tells and no passage does, in its order.
  std::vector<Telling> fresh() const {
    std::vector<Telling> out;
    const std::vector<Id> there = abouts(all);
    for (const Id id : order_) {
      if (std::ranges::find(there, id) != there.end()) continue;
      out.emplace_back();
      out.back().passage.about = id;
    }
    return out;
  }
  /// All of those, as they would be read among the others.
  std::vector<Telling> offered() const {
    Keeping with(*this);
    const auto news = with.fresh();
    for (const Telling& t : news) with.take_in(t);
    with.look();
    std::vector<Telling> out;
    for (const Telling& t : with.all)
      if (std::ranges::find(news, t.passage.about, about_of) != news.end()) out.push_back(t);
    return out;
  }
  /// Behind what stands before it on the map.
  void take_in(Telling t) {
    const Id id = t.passage.about;
    auto at = all.end();
    auto before = std::ranges::find(order_, id);
    while (before != order_.begin() && at == all.end()) {
      --before;
      if (is_card(board_, id) && !is_card(board_, *before)) break;  // alone ones come last
      at = std::ranges::find(all, *before, about_of);
    }
    if (at != all.end())
      ++at;
    else if (!is_card(board_, id))
      at = std::ranges::find_if(all, [](const Telling& o) { return o.standing != Standing::own; });
    t.standing = Standing::same;
    all.insert(at, std::move(t));
  }
  Telling* find(Id passage) {
    const auto it = std::ranges::find(all, passage, [](const Telling& t) { return t.passage.id; });
    return it == all.end() ? nullptr : &*it;
  }
  std::size_t place_of(const Telling& t) const { return std::size_t(&t - all.data()); }

  /// What the map says of each, and who agrees with it.
  void look() {
    const auto now = told_in_order(board_, abouts(all), tone_);
    const auto other = told_in_order(board_, abouts(all), {tone_.japanese, !tone_.polite});
    for (std::size_t n = 0; n < all.size(); ++n) {
      Telling& t = all[n];
      const auto said = now.find(t.passage.about);
      t.says = said == now.end() ? std::string() : said->second.text;
      const std::string& draft = t.passage.draft;
      if (t.passage.about.nil())
        t.standing = draft.empty() ? Standing::own : Standing::gone;
      else if (said == now.end())
        t.standing = Standing::gone;
      else
        t.standing = draft.empty() || draft == t.says || draft == other.at(t.passage.about).text ||
                             t.left_out()
                         ? Standing::same
                         : Standing::changed;
      t.heads = heads_paragraph(board_, all, n);
    }
  }
  /// Whoever agreed with the map still does.
  Ops done(base::IdSource& ids) {
    const auto now = told_in_order(board_, abouts(all), tone_);
    for (Telling& t : all) {
      const auto said = now.find(t.passage.about);
      if (t.standing != Standing::same || said == now.end()) continue;
      const bool untouched = !t.written();
      t.passage.draft = said->second.text;
      t.passage.relation = said->second.relation;
      if (untouched) t.passage.text = t.passage.draft;
    }
    for (std::size_t n = 0; n < all.size(); ++n) {
      all[n].heads = heads_paragraph(board_, all, n);
      all[n].passage.order = int(n);
      if (all[n].passage.id.nil()) all[n].passage.id = ids.next();
    }
    return difference();
  }

 private:
  static Id about_of(const Telling& t) { return t.passage.about; }

  Ops difference() const {
    Ops out;
    for (const auto& [id, old] : board_.passages)
      if (std::ranges::none_of(all, [&](const Telling& t) { return t.passage.id == id; }))
        out.push_back(Remove<Passage>{board_.id, id});
    for (const Telling& t : all) {
      const auto was = board_.passages.find(t.passage.id);
      if (was == board_.passages.end()) {
        out.push_back(Add<Passage>{board_.id, t.passage});
        continue;
      }
      const Passage &old = was->second, &p = t.passage;
      Patch<Passage> set;
      if (old.order != p.order) set.set<&Passage::order>(p.order);
      if (old.relation != p.relation) set.set<&Passage::relation>(p.relation);
      if (old.text != p.text) set.set<&Passage::text>(p.text);
      if (old.draft != p.draft) set.set<&Passage::draft>(p.draft);
      if (!set.empty()) out.push_back(Change<Passage>{board_.id, p.id, set});
    }
    const std::string text = text_of(all);
    if (!out.empty() && text != board_.narrative)
      out.push_back(Change<Board>{{}, board_.id, Patch<Board>{}.set<&Board::narrative>(text)});
    return out;
  }

  const Board& board_;
  const Tone tone_;
  const std::vector<Id> order_;
};

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \n\t") == std::string::npos;
}

}  // namespace

Narrative narrative_of(const Board& board, std::string_view lang) {
  Keeping keeping(board, lang);
  return {keeping.all, keeping.offered()};
}

std::string text_of(const std::vector<Telling>& all) {
  std::string out;
  bool breaks = false;
  for (const Telling& t : all) {
    breaks = breaks || t.heads;
    const std::string& text = t.passage.text;
    if (text.empty()) continue;
    if (!out.empty() && breaks)
      out += '\n';
    else if (!out.empty() && static_cast<unsigned char>(out.back()) < 0x80)
      out += ' ';
    out += text;
    breaks = false;
  }
  return out;
}

Ops follow_map(const Board& board, std::string_view lang, base::IdSource& ids) {
  Keeping keeping(board, lang);
  for (Telling& t : keeping.all)
    if (t.standing == Standing::changed && !t.written()) t.standing = Standing::same;
  for (const Telling& t : keeping.fresh()) keeping.take_in(t);
  return keeping.done(ids);
}

Ops tell_in_order(const Board& board, const std::vector<Id>& first, std::string_view lang,
                  base::IdSource& ids) {
  Keeping keeping(board, lang);
  for (const Telling& t : keeping.fresh()) keeping.take_in(t);
  // Whatever stands behind a head, up to the next one, goes with it.
  std::vector<std::pair<Id, std::vector<Telling>>> groups;
  for (Telling& t : keeping.all) {
    const Id head = t.passage.about.nil() ? Id{} : head_of(board, t.passage.about);
    const bool heads = !head.nil() && head == t.passage.about;
    if (groups.empty() || heads) groups.emplace_back(heads ? head : Id{}, std::vector<Telling>());
    groups.back().second.push_back(std::move(t));
  }
  std::vector<Telling> now;
  const auto take = [&](std::pair<Id, std::vector<Telling>>& group) {
    std::ranges::move(std::exchange(group.second, {}), std::back_inserter(now));
  };
  if (!groups.empty() && groups.front().first.nil()) take(groups.front());
  for (const Id id : first)
    for (auto& group : groups)
      if (!group.first.nil() && group.first == head_of(board, id)) take(group);
  for (auto& group : groups) take(group);
  keeping.all = std::move(now);
  return keeping.done(ids);
}

Ops tell_also(const Board& board, Id about, std::string_view lang, base::IdSource& ids) {
  Keeping keeping(board, lang);
  for (const Telling& t : keeping.fresh())
    if (t.passage.about == about) keeping.take_in(t);
  return keeping.done(ids);
}

Ops write_passage(const Board& board, Id passage, std::string text, std::string_view lang,
                  base::IdSource& ids) {
  Keeping keeping(board, lang);
  Telling* t = keeping.find(passage);
  if (!t || t->passage.text == text) return {};
  const bool blank = is_blank(text);
  if (blank && t->passage.draft.empty())
    keeping.all.erase(keeping.all.begin() + std::ptrdiff_t(keeping.place_of(*t)));
  else
    t->passage.text = blank ? std::string() : std::move(text);
  return keeping.done(ids);
}

Ops add_passage(const Board& board, Id behind, std::string text, std::string_view lang,
                base::IdSource& ids) {
  if (is_blank(text)) return {};
  Keeping keeping(board, lang);
  Telling fresh;
  fresh.passage.text = std::move(text);
  fresh.standing = Standing::own;
  const Telling* t = behind.nil() ? nullptr : keeping.find(behind);
  keeping.all.insert(
      t ? keeping.all.begin() + std::ptrdiff_t(keeping.place_of(*t)) + 1 : keeping.all.end(),
      std::move(fresh));
  return keeping.done(ids);
}

Ops move_passage(const Board& board, Id passage, int by, std::string_view lang,
                 base::IdSource& ids) {
  Keeping keeping(board, lang);
  const Telling* t = keeping.find(passage);
  if (!t) return {};
  const auto from = std::ptrdiff_t(keeping.place_of(*t));
  const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, std::ssize(keeping.all) - 1);
  const auto at = keeping.all.begin();
  if (to > from)
    std::rotate(at + from, at + from + 1, at + to + 1);
  else
    std::rotate(at + to, at + from, at + from + 1);
  return from == to ? Ops() : keeping.done(ids);
}

Ops leave_out_passage(const Board& board, Id passage, std::string_view lang, base::IdSource& ids) {
  Keeping keeping(board, lang);
  Telling* t = keeping.find(passage);
  if (!t) return {};
  if (t->standing == Standing::own || t->standing == Standing::gone)
    keeping.all.erase(keeping.all.begin() + std::ptrdiff_t(keeping.place_of(*t)));
  else
    t->passage.text.clear();
  return keeping.done(ids);
}

Ops take_over(const Board& board, Id passage, std::string_view lang, base::IdSource& ids) {
  Keeping keeping(board, lang);
  Telling* t = keeping.find(passage);
  if (!t || t->says.empty()) return {};
  t->passage.text = t->passage.draft = t->says;
  t->standing = Standing::same;
  return keeping.done(ids);
}

Ops keep_written(const Board& board, Id passage, std::string_view lang, base::IdSource& ids) {
  Keeping keeping(board, lang);
  Telling* t = keeping.find(passage);
  if (!t || t->standing != Standing::changed) return {};
  t->passage.draft = t->says;
  return keeping.done(ids);
}

void forget_in_passages(const Board& board, Id gone, Ops& out) {
  for (const auto& [id, p] : board.passages) {
    Patch<Passage> set;
    if (p.about == gone) set.set<&Passage::about>({});
    if (p.relation == gone) set.set<&Passage::relation>({});
    if (!set.empty()) out.push_back(Change<Passage>{board.id, id, set});
  }
}

}  // namespace ops
