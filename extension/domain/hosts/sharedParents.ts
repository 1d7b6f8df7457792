/**
 * Domains under which anybody gets a name of their own, written by hand. A page there says nothing about its parent, and
 * the parent says nothing about the page.
 */
export const sharedParents: ReadonlySet<string> = new Set(
  `000webhostapp.com 42web.io altervista.org amplifyapp.com appspot.com arweave.net azureedge.net azurestaticapps.net
  azurewebsites.net bitbucket.io blob.core.windows.net blogspot.com bubbleapps.io carrd.co cf-ipfs.com cloudflare-ipfs.com
  cloudfront.net co.com com.ng codesandbox.io deno.dev ddns.net ddns.us dedyn.io duckdns.org dweb.link dynv6.net
  edgeone.app epizy.com eth.limo eth.link firebaseapp.com fleek.co fleek.cool fly.dev framer.ai framer.app framer.media
  framer.website gitbook.io github.io gitlab.io glitch.me godaddysites.com herokuapp.com hopto.org hostingerapp.com
  hostingersite.com hstn.me icp0.io infinityfreeapp.com ipfs.io jimdosite.com js.org kesug.com kinsta.app kinsta.page
  lovable.app mybluehost.me my.id myftp.biz mypinata.cloud myshopify.com netlify.app neocities.org
  netlify.com ngrok-free.app ngrok.app ngrok.io notion.site now.sh on-fleek.app onrender.com pages.dev pantheonsite.io
  plesk.page pythonanywhere.com r2.dev railway.app readthedocs.io render.com repl.co replit.app replit.dev rf.gd
  square.site squarespace.com storage.googleapis.com stormkit.dev strikingly.com surge.sh sytes.net
  translate.goog trycloudflare.com tumblr.com typedream.app vercel.app vercel.dev w3s.link wasmer.app web.app
  webcindario.com webflow.io webnode.page weebly.com weeblysite.com wixsite.com wixstudio.com wordpress.com workers.dev
  work.gd wuaze.com yolasite.com zapier.app zeabur.app`.split(/\s+/),
);
