//! Descriptions from documentation comments.

use schemars::Schema;

/// Keeps the first paragraph of the description, in one line and without links.
pub(super) fn tidy(schema: &mut Schema) {
    let first = |words: &str| words.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let Some(words) = schema.get("description").and_then(|words| words.as_str()).map(first) else { return };
    schema.insert("description".into(), without_links(&words).into());
}

/// The words with the names of code that they link to, and not the links.
fn without_links(words: &str) -> String {
    let mut plain = String::new();
    let mut rest = words;
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        plain.extend([before, "`", name, "`"]);
        rest = after.strip_prefix('(').and_then(|target| target.split_once(')')).map_or(after, |(_, after)| after);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn links_become_names() {
        for (words, plain) in [
            ("see [`Room`](crate::Room), (or not)", "see `Room`, (or not)"),
            ("[`A`] and [`B`]", "`A` and `B`"),
            ("a list `[`, none", "a list `[`, none"),
        ] {
            assert_eq!(without_links(words), plain);
        }
    }
}
