addEventListener('load', async () => {
  const root = document.documentElement;
  const found = {
    background: getComputedStyle(document.body).backgroundColor,
    sideways: root.scrollWidth - root.clientWidth,
    requests: performance.getEntriesByType('resource').map(entry => entry.name),
    broken: [...document.querySelectorAll('a[href^="#"]')]
      .map(link => decodeURIComponent(link.hash.slice(1)))
      .filter(name => !document.getElementById(name)),
    elsewhere: [...document.querySelectorAll('a[href]:not([href^="#"])')].map(link => link.getAttribute('href')),
    serious: null,
  };
  if (window.axe) {
    const { violations } = await axe.run();
    found.serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).slice(0, 3).join(' ')}`);
  }
  parent.postMessage(JSON.stringify(found), '*');
});
